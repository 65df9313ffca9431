import { prepareIndexes } from '../answers/index/index.ts';
import { byTimer, createMeaning } from '../answers/index.ts';
import { defaultLangFor, embeddingModelFault } from '../app/config/index.ts';
import { createCommandService } from '../commands/index.ts';
import { changeLog, readHistory } from '../digests/content/index.ts';
import { CACHE_FOLDER } from '../disk-cache/index.ts';
import { LiveLibrary } from '../library/live/index.ts';
import { describeProblem } from '../library/loading/index.ts';
import { explainFault } from '../observability/index.ts';
import { type McpParts, type StdioConnection, serveStdio } from '../platforms/mcp/index.ts';
import { openStore } from '../store/index.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run -s mcp`: the briefs for an assistant that starts this as a process of its own. */
export function mcp(terminal: Terminal): Promise<Exit> {
  const description =
    'Serve the briefs to an assistant over standard input and output (Model Context Protocol).';
  const program = commandLine('mcp', description, terminal);
  return runToExit(program, () => serve(terminal), terminal);
}

const UNREAD = 'A message from the assistant could not be read.';

/** Until the assistant hangs up. Nothing but the protocol is written on standard output. */
async function serve(terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const fault = embeddingModelFault(config);
  if (fault) {
    complain(fault, terminal);
    return EXIT.usage;
  }
  const { briefsDir, staleAfter, publicUrl, databaseUrl } = config;
  const { library } = await loadForTerminal(briefsDir, terminal, staleAfter);
  if (!library) return EXIT.failed;

  const warn = (line: string) => complain(line, terminal);
  const onFault = (error: unknown) => warn(explainFault(error));
  let connection: StdioConnection | null = null;
  const live = new LiveLibrary(briefsDir, library, {
    staleAfter,
    prepare: prepareIndexes,
    onFault,
    report(event) {
      if (event.kind === 'unwatched') return warn(event.why);
      if (event.kind === 'kept') return event.problems.map(describeProblem).forEach(warn);
      if (event.kind === 'mended')
        return warn('The briefs are sound again: the folder holds what is served.');
      connection?.noteLibrary().catch(onFault);
    },
  });
  const meaning = createMeaning({
    ...{ folder: config.embeddingModel, cacheFolder: CACHE_FOLDER, patience: null },
    ...{ after: byTimer, log: { info: () => {}, warn } },
  });
  const now = () => new Date();
  const current = () => live.current;
  const commandService = createCommandService({
    ...{ library: current, now, publicUrl, meaning },
    onMiss() {},
  });
  const parts: McpParts = {
    ...{ commandService, publicUrl, now, onFault },
    defaultLang: () => defaultLangFor(config, live.current),
    async changes() {
      const store = openStore(databaseUrl);
      try {
        return changeLog(await readHistory(store));
      } finally {
        await store.close();
      }
    },
  };
  connection = await serveStdio(parts, terminal, () => warn(UNREAD));
  prepareIndexes(library).catch(onFault); // the first question need not wait for them
  await connection.ended;
  await Promise.all([connection.close(), live.close(), meaning.close()]);
  return EXIT.ok;
}
