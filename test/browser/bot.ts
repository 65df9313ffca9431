import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareIndexes } from '../../src/answers/index/fact-index.ts';
import { byTimer } from '../../src/answers/index.ts';
import { createCommandService } from '../../src/commands/command-service.ts';
import type { Brief } from '../../src/library/library.ts';
import { LiveLibrary, type ReloadEvent } from '../../src/library/live/live-library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import type { Lang } from '../../src/library/schema.ts';
import { Health } from '../../src/observability/health.ts';
import { createLog } from '../../src/observability/log.ts';
import { createPngRenderer } from '../../src/pictures/png/index.ts';
import { PREVIEWS } from '../../src/platforms/previews/index.ts';
import { createPictures } from '../../src/platforms/shared/pictures/index.ts';
import type { DigestsView } from '../../src/platforms/web/digests.ts';
import { WebServer } from '../../src/platforms/web/server.ts';
import { openFeedback, type Rating } from '../../src/store/feedback.ts';
import { openStore, type Store } from '../../src/store/store.ts';

/** The real bot behind its web page, on a copy of the briefs that a test may change. */
export type Bot = {
  readonly url: string;
  /** As it is served now. */
  brief(id: string): Brief;
  readonly briefs: readonly Brief[];
  readonly ratings: () => Promise<Rating[]>;
  readonly store: Store;
  /** As the page gets them. */
  digests(lang?: Lang): Promise<DigestsView>;
  /** Changes a file of the copy; resolves with what the bot made of it. */
  edit(file: string, change: (text: string) => string): Promise<ReloadEvent>;
  /** Ends the web server only, as when the bot is stopped under an open page. */
  stopServing(): Promise<void>;
  serveAgain(): Promise<void>;
  close(): Promise<void>;
};

/** `briefs`: the folder of briefs that is copied. */
export async function startBot(databaseUrl = 'file::memory:', briefs = 'briefs'): Promise<Bot> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bot-briefs-'));
  await cp(briefs, folder, { recursive: true });
  const { library, problems } = await loadLibrary(folder);
  if (!library || problems.length > 0) throw new Error(`the briefs in ${briefs} have faults`);

  let heard = (_: ReloadEvent) => {};
  const live = new LiveLibrary(folder, library, {
    prepare: prepareIndexes,
    report: (event) => heard(event),
    onFault(error) {
      throw error;
    },
  });
  await live.ready();
  const store = openStore(databaseUrl);
  const counts = openFeedback(store);
  const now = () => new Date();
  const commandService = createCommandService({ library: () => live.current, now, onMiss() {} });
  const log = createLog('silent');
  const renderer = createPngRenderer({ after: byTimer, log });
  const parts = { library: () => live.current, now, log, openOrigin: null };
  const pictures = createPictures({ ...parts, renderer });
  const serve = async (port: number) => {
    const web = new WebServer(
      { host: '127.0.0.1', port },
      {
        commandService,
        ratings: counts,
        previews: PREVIEWS,
        pictures,
        health: new Health(),
        store,
        now,
      },
      log,
    );
    await web.start();
    return web;
  };
  let web = await serve(0);
  return {
    url: web.url,
    brief(id) {
      const found = live.current.briefs.values().find((brief) => brief.id === id);
      if (!found) throw new Error(`there is no brief ${id}`);
      return found;
    },
    briefs: [...library.briefs.values()],
    ratings: () => counts.ratings(),
    store,
    async digests(lang = 'en') {
      const response = await fetch(`${web.url}/api/digests?lang=${lang}`);
      return (await response.json()) as DigestsView;
    },
    async edit(file, change) {
      const path = join(folder, file);
      const event = new Promise<ReloadEvent>((resolve) => {
        heard = resolve;
      });
      await writeFile(path, change(await readFile(path, 'utf8')));
      return event;
    },
    stopServing: () => web.close(),
    async serveAgain() {
      web = await serve(Number(new URL(web.url).port));
    },
    async close() {
      await web.close();
      await renderer.close();
      await live.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
