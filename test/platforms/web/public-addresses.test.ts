import { describe, expect, test } from 'vitest';
import { served } from './served-pages.ts';

/** An answer with its text. */
async function told(answer: Promise<Response>) {
  const response = await answer;
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe.each([{ isPublic: true }, { isPublic: false }])('where %o', (settings) => {
  test('each page takes GET and HEAD alone, and says so', async () => {
    const { url } = await served(settings);
    const pages = [
      ...['/b', '/b/usfj', '/timeline', '/sources/usfj', '/changes', '/changes.atom'],
      ...['/timeline.ics', '/pictures/timeline.png', '/pictures/structure/usfj.svg'],
    ];
    for (const path of [...pages.flatMap((page) => [page, `/ja${page}`]), '/document.css']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const { status, headers } = await fetch(url + path, { method });
        const answer = [method, path, status, headers.get('allow')];
        expect(answer).toEqual([method, path, 405, 'GET, HEAD']);
      }
      const { status } = await fetch(url + path, { method: 'HEAD' });
      expect([path, status]).not.toEqual([path, 405]);
    }
  });

  test('a slash behind the address of a page leads to it, with what was asked', async () => {
    const { get, url } = await served(settings);
    const pages = ['/b', '/b/usfj', '/timeline', '/timeline/usfj', '/sources', '/changes'];
    for (const page of [...pages, ...pages.map((path) => `/ja${path}`)]) {
      for (const query of ['', '?from=//evil.example/']) {
        const { status, headers } = await get(`${page}/${query}`);
        expect([page, status, headers.get('location')]).toEqual([page, 308, page + query]);
        expect([page, (await get(page + query)).status]).toEqual([page, 200]);
      }
      const { status, headers } = await fetch(`${url}${page}/`, { method: 'POST' });
      expect([page, status, headers.get('location')]).toEqual([page, 405, null]);
    }
    const alias = await get(`/b/${encodeURIComponent('在日米軍')}/?a=b`);
    expect([alias.status, alias.headers.get('location')]).toEqual([302, '/b/usfj?a=b']);
  });

  test.each([
    ['en', '/b/usjf/', '/b//', '/b/usfj/more', '/b/%', '/b//evil.example/', '/changes/2026'],
    ['en', '/timeline/usfj/more/', '/sources//', '/b/\\evil.example/', '/b/%2f%2fevil.example/'],
    ['ja', '/ja', '/ja/', '/ja/usfj', '/ja/b//', '/ja/b/usjf/', '/ja//evil.example/'],
    ['ja', '/ja/%E4%BD%95', '/ja/changes/2026/', '/ja/b/usfj/more', '/ja/metrics'],
  ])(
    'an address among the pages at which there is none is told what there is (%s)',
    async (lang, ...paths) => {
      const { get } = await served(settings);
      const brief = `href="${lang === 'ja' ? '/ja' : ''}/b/usfj"`;
      for (const path of paths) {
        const { status, headers, text } = await told(get(path));
        expect([path, status, headers.get('location')]).toEqual([path, 404, null]);
        expect(headers.get('content-type')).toContain('text/html');
        expect(text).toContain(`<html lang="${lang}">`);
        expect(text).toContain(brief);
      }
      expect((await told(get('/ja/%E4%BD%95'))).text).toContain('「/ja/何」');
    },
  );

  test('leads nobody to another site', async () => {
    const { get } = await served(settings);
    for (const path of ['//evil.example/', '//evil.example/b/', '/%2f%2fevil.example/', '/x/']) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('location')]).toEqual([path, 404, null]);
    }
  });
});
