import { connect, createServer, type AddressInfo } from 'node:net';
import { refuseConnection } from './edge';

/** What a client reads whose connection is refused for a reason of Node's HTTP parser. */
function answerTo(code: string, rawPacket: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      refuseConnection(Object.assign(new Error(code), { code, rawPacket: Buffer.from(rawPacket) }), socket);
    }).listen(0, '127.0.0.1', () => {
      let answer = '';
      connect((server.address() as AddressInfo).port, '127.0.0.1')
        .on('data', (chunk) => (answer += chunk.toString()))
        .on('error', reject)
        .on('close', () => {
          server.close();
          resolve(answer);
        });
    });
  });
}

describe('a connection that never became a request', () => {
  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 'HTTP/1.1 408 Request Timeout', 'request.timeout'],
    ['HPE_HEADER_OVERFLOW', 'HTTP/1.1 431 Request Header Fields Too Large', 'request.header-too-large'],
    ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request', 'request.malformed-http'],
  ])('is refused as a problem: %s', async (cause, line, code) => {
    const [head = '', body = ''] = (await answerTo(cause, 'GET / HTTP/1.1\r\nAccept-Language: en\r\n')).split(
      '\r\n\r\n',
    );
    expect(head.split('\r\n')[0]).toBe(line);
    expect(head).toContain('Content-Type: application/problem+json; charset=utf-8');
    expect(head).toContain('Content-Language: en');
    expect(JSON.parse(body)).toMatchObject({ code, title: expect.stringMatching(/^[A-Z]/) as string });
  });
});
