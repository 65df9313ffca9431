import { request } from 'node:http';

/** The status that a request under another host name gets; `fetch` lets nobody choose that. */
export function fetchAs(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}
