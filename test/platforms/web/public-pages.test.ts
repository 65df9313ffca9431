import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { afterAll, describe, expect, test } from 'vitest';
import { hasNoYear, LANGS, type Library } from '../../../src/library/index.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import { shipped } from '../../support/libraries.ts';
import { ALT, picturedCommands, realPictures } from '../shared/pictured.ts';
import { served } from './served-pages.ts';

const MINUTE = 60_000;

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

describe('the page of a brief', () => {
  test.each(LANGS)(
    'has each fact at an anchor of its own, with its citations (%s)',
    async (lang) => {
      const { text } = await served();
      for (const brief of shipped.briefs.values()) {
        // Dates stand in elements of their own, which keep them on one line.
        const page = (await text(`${lang === 'ja' ? '/ja' : ''}/b/${brief.id}`)).replace(
          /<span class="date">(.*?)<\/span>/g,
          '$1',
        );
        expect(page).toContain(`<html lang="${lang}">`);
        for (const fact of brief.facts) {
          const [, item = ''] = new RegExp(`<li id="${fact.id}">(.*)`).exec(page) ?? [];
          expect(item).toContain(escaped(fact[lang]));
          expect(item).toMatch(/popovertarget="source-\d+-/);
          if (fact.status !== 'disputed') continue;
          for (const side of fact.sides) expect(item).toContain(escaped(side[lang]));
        }
        const opened = [...page.matchAll(/popovertarget="([^"]+)">\[/g)].map(([, id]) => id);
        for (const id of new Set(opened)) expect(page).toContain(`id="${id}" popover`);
      }
    },
  );

  test('opens under other names of the brief; another word is told what is near', async () => {
    const { get } = await served();
    const alias = await get(`/ja/timeline/${encodeURIComponent('在日米軍')}`);
    expect([alias.status, alias.headers.get('location')]).toEqual([302, '/ja/timeline/usfj']);
    const unknown = await get('/b/usjf');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('href="/b/usfj"');
  });

  test('names its address and that in the other language where they are known', async () => {
    const { text } = await served({ publicUrl: 'https://briefs.example' });
    const page = await text('/ja/b/jjoc');
    expect(page).toContain('<link rel="canonical" href="https://briefs.example/ja/b/jjoc">');
    expect(page).toContain('hreflang="en" href="https://briefs.example/b/jjoc">');
    expect(page).toContain('<meta property="og:url" content="https://briefs.example/ja/b/jjoc">');
    expect(await (await served()).text('/ja/b/jjoc')).not.toMatch(
      /canonical|og:url|https:\/\/briefs/,
    );
  });

  test('is kept by caches for a while, and asked for by its tag', async () => {
    const { get, state } = await served();
    const first = await get('/b/usfj');
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('content-encoding')).toBe('gzip'); // fetch asks for it
    const etag = first.headers.get('etag') ?? '';
    expect((await get('/b/usfj', { 'If-None-Match': etag })).status).toBe(304);
    const bare = await get('/b/usfj', { 'Accept-Encoding': 'identity' });
    expect(bare.headers.get('content-encoding')).toBeNull();
    expect(bare.headers.get('etag')).not.toBe(etag);
    expect(await bare.text()).toBe(await first.text());
    state.now += 400 * 24 * 60 * MINUTE; // its age is told anew
    expect((await get('/b/usfj', { 'If-None-Match': etag })).status).toBe(200);
  });
});

describe('who may read them', () => {
  test('anybody, with WEB_PUBLIC; the rest is for this machine alone', async () => {
    const { getAs, get } = await served({ isPublic: true });
    for (const path of [
      '/b',
      '/ja/b/usfj',
      '/timeline',
      '/sources',
      '/changes',
      '/changes.atom',
      '/timeline.ics',
      '/document.css',
    ]) {
      expect([path, await getAs('briefs.example', path)]).toEqual([path, 200]);
    }
    for (const path of ['/', '/page.js', '/api/setup', '/api/digests', '/metrics']) {
      expect([path, await getAs('briefs.example', path)]).toEqual([path, 404]);
      const proxied = await get(path, { 'X-Forwarded-For': '203.0.113.9' });
      expect([path, proxied.status]).toEqual([path, 404]);
    }
    expect((await get('/')).status).toBe(200);
    expect((await get('/api/setup')).status).toBe(200);
  });

  test('else who reaches the page, under its own name', async () => {
    const { getAs, get } = await served();
    expect((await get('/b/usfj')).status).toBe(200);
    expect(await getAs('briefs.example', '/b/usfj')).toBe(421);
  });
});

test('a reply names the page that shows the same, on every platform', async () => {
  const { commandService } = await served({ publicUrl: 'https://briefs.example' });
  const request = { lang: 'ja', options: { topic: 'usfj' } } as const;
  const brief = await commandService.handle('brief', request, null);
  expect(brief.page?.url).toBe('https://briefs.example/ja/b/usfj');
  expect(JSON.stringify(PREVIEWS.discord.render(brief).messages)).toContain(
    '[ページで開く](<https://briefs.example/ja/b/usfj>)',
  );
  expect(JSON.stringify(PREVIEWS.slack.render(brief).messages)).toContain(
    '<https://briefs.example/ja/b/usfj|ページで開く>',
  );
  const question = { lang: 'en', options: { question: 'When did the JJOC start?' } } as const;
  const answer = await commandService.handle('ask', question, null);
  expect(answer.page?.url).toMatch(/^https:\/\/briefs\.example\/b\/jjoc#jjoc-/);
  const missed = { lang: 'en', options: { question: 'Who won the cup?' } } as const;
  expect((await commandService.handle('ask', missed, null)).page).toBeUndefined();
});

/** What a feed reader makes of a feed. */
function entriesOf(text: string, form: 'atom' | 'json') {
  if (form === 'json') {
    return (parseJsonFeed(text).items ?? []).map((item) => ({
      ...{ id: item.id, title: item.title, url: item.url },
      ...{ content: item.content_html, at: item.date_modified },
    }));
  }
  return (parseAtomFeed(text).entries ?? []).map(({ id, title, links, content, updated }) => ({
    ...{ id, title: title?.value, url: links?.[0]?.href, content: content?.value, at: updated },
  }));
}

/** A library in which facts say something else. */
function edited(library: Library, change: (text: string) => string, ...ids: string[]): Library {
  const facts = new Map(
    [...library.facts].map(([id, fact]) => [
      id,
      ids.includes(id) ? { ...fact, en: change(fact.en) } : fact,
    ]),
  );
  return { ...library, facts };
}

describe('what has changed', () => {
  const [one = '', two = '', three = ''] = [...shipped.facts.keys()];

  /** The bot at three moments: its first library, an edit and a reformatting, a withdrawal. */
  async function changed() {
    const bot = await served({ publicUrl: 'https://briefs.example' });
    await bot.record();
    bot.state.now += 60 * MINUTE;
    const reformatted = edited(shipped, (text) => text.replaceAll(' ', '\n  '), two);
    bot.state.library = edited(reformatted, (text) => `${text} <Edited> & “so”.`, one);
    await bot.record();
    bot.state.now += 60 * MINUTE;
    const facts = new Map(bot.state.library.facts);
    facts.delete(three as never);
    bot.state.library = { ...bot.state.library, facts };
    await bot.record();
    bot.state.now += MINUTE;
    return bot;
  }
  const AT = ['2026-03-04T14:00:00.000Z', '2026-03-04T13:00:00.000Z'];

  test('nothing, at first', async () => {
    const bot = await served();
    await bot.record();
    expect(await bot.text('/changes')).toContain('Nothing in the briefs has changed');
    expect(entriesOf(await bot.text('/changes.atom'), 'atom')).toEqual([]);
  });

  test.each(['atom', 'json'] as const)(
    'a feed reader sees each edit once, with its time (%s)',
    async (form) => {
      const bot = await changed();
      const entries = entriesOf(await bot.text(`/changes.${form}`), form);
      expect(entries.map(({ at }) => at)).toEqual(AT);
      expect(entries[1]?.content).toContain('&lt;Edited&gt; &amp; “so”.');
      const edit = shipped.facts.get(one as never);
      expect(entries.map(({ url }) => url)).toEqual([
        'https://briefs.example/changes',
        `https://briefs.example/b/${edit?.brief}#${one}`,
      ]);
      expect(entries[0]?.title).toMatch(/^Withdrawn: /);
      const again = entriesOf(await bot.text(`/ja/changes.${form}`), form);
      expect(again.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
      const response = await bot.get(`/changes.${form}`);
      expect(response.headers.get('last-modified')).toBe('Wed, 04 Mar 2026 14:00:00 GMT');
      const etag = response.headers.get('etag') ?? '';
      expect((await bot.get(`/changes.${form}`, { 'If-None-Match': etag })).status).toBe(304);
    },
  );

  test('the page shows it under its day, with sources', async () => {
    const page = await (await changed()).text('/changes');
    expect(page).toMatch(/<h2>Withdrawn on 4 March 2026.*<h2>Changed on 4 March 2026/s);
    expect(page).toContain('&lt;Edited&gt; &amp; “so”.');
    expect(page).not.toContain(`id="${two}"`);
  });

  test.each(['/changes', '/changes.atom'])(
    'a database that fails once is asked again by who comes next (%s)',
    async (path) => {
      const bot = await served();
      await bot.record();
      const { schema } = await bot.store.ready();
      await schema.alterTable('fact_version').renameTo('away').execute();
      expect((await bot.get(path)).status).toBe(500);
      await schema.alterTable('away').renameTo('fact_version').execute();
      expect((await bot.get(path)).status).toBe(200);
    },
  );
});

test.each(LANGS)(
  'a calendar reads every dated fact, and sees how certain its day is (%s)',
  async (lang) => {
    const { text } = await served();
    const calendar = new ICAL.Component(
      ICAL.parse(await text(`${lang === 'ja' ? '/ja' : ''}/timeline.ics`)),
    );
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const dated = [...shipped.facts.values()].filter(({ date }) => date && !hasNoYear(date));
    expect(events).toHaveLength(dated.length);
    for (const { id, date = '', ...fact } of dated) {
      const event = events.find(({ uid }) => uid === `${id}@briefing-bot`);
      expect(event?.startDate.isDate).toBe(true);
      expect(event?.startDate.toString().slice(0, date.length)).toBe(date);
      const days = event?.endDate.subtractDate(event.startDate).toSeconds() ?? 0;
      expect(days / 86_400).toBeGreaterThanOrEqual(
        { 10: 1, 7: 28, 4: 365 }[date.length] ?? Number.NaN,
      );
      expect(event?.summary).toContain(fact[lang]);
      if (date.length < 10)
        expect(event?.summary).toMatch(lang === 'ja' ? /日付は不明/ : /day not given/);
      expect(event?.description).toMatch(/\[1\] /);
    }
  },
);

describe('pictures', () => {
  const pictures = realPictures();
  afterAll(() => pictures.close());

  test('are served as PNG and SVG files in both languages, light or dark', async () => {
    const { get } = await served({ isPublic: true }, shipped, { pictures });
    const bodies = new Set<string>();
    for (const path of ['/pictures/timeline', '/ja/pictures/timeline', '/pictures/timeline/usfj']) {
      for (const theme of ['', '?theme=dark']) {
        const png = await get(`${path}.png${theme}`);
        expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
        expect(png.headers.get('cache-control')).toBe('public, max-age=300');
        const bytes = Buffer.from(await png.arrayBuffer());
        expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
        const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
        expect([path, width > height]).toEqual([path, true]); // as chats show pictures
        bodies.add(bytes.toString('base64'));
        const svg = await get(`${path}.svg${theme}`);
        expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
        expect(await svg.text()).toMatch(/^<svg [^>]*width="340"/); // as phones do
      }
    }
    expect(bodies.size).toBe(6);
  });

  test('are asked for by their tag, and come anew under another version', async () => {
    const { get } = await served({}, shipped, { pictures });
    const first = await get('/pictures/timeline/usfj.png?v=old');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/pictures/timeline/usfj.png', { 'If-None-Match': etag });
    expect([again.status, etag]).toEqual([304, expect.stringMatching(/^"[\w-]{22}-png"$/)]);
    const dark = await get('/pictures/timeline/usfj.png?theme=dark', { 'If-None-Match': etag });
    expect(dark.status).toBe(200);
  });

  test('that are not there are not found, and one that cannot be rendered now may be asked for later', async () => {
    const { get } = await served({}, shipped, { pictures });
    for (const path of ['timeline/usjf.png', 'structure.png', 'timeline.gif', 'other.png']) {
      expect((await get(`/pictures/${path}`)).status).toBe(404);
    }
    const busy = await served({}, shipped, { pictures: { ...pictures, png: async () => null } });
    const late = await busy.get('/pictures/timeline.png');
    expect([late.status, late.headers.get('retry-after'), late.headers.get('etag')]).toEqual([
      503,
      '10',
      null,
    ]);
    const { get: without } = await served({}, shipped, { pictures: NO_PICTURES });
    expect((await without('/pictures/timeline.png')).status).toBe(404);
  });

  test('are shown by previews of links, with what they show in words', async () => {
    const publicUrl = 'https://briefs.example';
    const more = { pictures, commandService: picturedCommands() };
    const { text } = await served({ publicUrl }, shipped, more);
    const page = await text('/ja/timeline/usfj');
    expect(page).toContain(
      '<meta property="og:image" content="https://briefs.example/ja/pictures/timeline/usfj.png">',
    );
    expect(page).toContain(`<meta property="og:image:alt" content="${ALT}">`);
    expect(page).toContain('content="summary_large_image"');
    const bare = await served({ publicUrl }, shipped, { ...more, pictures: NO_PICTURES });
    expect(await bare.text('/timeline/usfj')).not.toContain('og:image');
    expect(await (await served({}, shipped, more)).text('/timeline/usfj')).not.toContain(
      'og:image',
    );
  });
});
