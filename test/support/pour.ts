import { connect } from 'node:net';

/** An answer, and how many bytes of body were handed to the system by the end. */
export type Poured = { readonly status: number; readonly text: string; readonly sent: number };

const CHUNK = 64 * 1024;

/** Posts so many bytes in chunks: to the last one, whatever answer comes meanwhile, or until the connection is cut. */
export async function pour(url: string, bytes: number): Promise<Poured> {
  const { hostname, port, host, pathname } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let text = '';
  let sent = 0;
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('error', () => {}); // a reset may follow the answer
  const cut = new Promise((resolve) => socket.once('close', resolve));
  const next = (event: string) =>
    Promise.race([new Promise((resolve) => socket.once(event, resolve)), cut]);
  try {
    await next('connect');
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    while (sent < bytes && !socket.destroyed) {
      const size = Math.min(CHUNK, bytes - sent);
      const isFree = socket.write(`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`);
      sent += size;
      if (!isFree) await next('drain');
    }
    if (!socket.destroyed) socket.write('0\r\n\r\n');
    while (!socket.destroyed && !/\r\n\r\n[\s\S]/.test(text)) {
      await next('data');
    }
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text, sent };
  } finally {
    socket.destroy();
  }
}
