import type { Answer } from './service';

/** A browser, as far as a service notices it: it keeps cookies, sends them where they belong, and follows nothing by itself. */
export class Browser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  /** Every `Set-Cookie` that came, as it came. */
  readonly received: string[] = [];
  csrf: string | undefined;

  constructor(
    private readonly house: string,
    private readonly agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  ) {}

  /** What a cookie of the house holds. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  keep(name: string, value: string, path = '/'): void {
    this.cookies.set(name, { value, path });
  }

  /** Asks the house as its page would; unsafe requests say the token that the page got with the session. */
  async ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    asked: { body?: unknown; form?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.house}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': 'en',
        'user-agent': this.agent,
        cookie: this.sent(path),
        ...(method === 'POST' && !asked.form && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && this.csrf !== undefined && { 'x-csrf-token': this.csrf }),
        ...asked.headers,
      },
      ...(method === 'POST' && {
        body: asked.form ? new URLSearchParams(asked.form) : JSON.stringify(asked.body ?? {}),
      }),
    });
    this.take(response);
    const text = await response.text();
    const body = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (typeof body['csrf'] === 'string') this.csrf = body['csrf'];
    return { status: response.status, headers: response.headers, body };
  }

  private sent(path: string): string {
    const fitting = [...this.cookies].filter(([, cookie]) => path.startsWith(cookie.path));
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private take({ headers }: Response): void {
    for (const line of headers.getSetCookie()) {
      this.received.push(line);
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const said = new Map(
        attributes.map((one) => one.split('=')).map(([key = '', said = '']) => [key.toLowerCase(), said]),
      );
      const gone = said.get('max-age') === '0' || Date.parse(said.get('expires') ?? '') < Date.now();
      if (gone) this.cookies.delete(name);
      else this.keep(name, value, said.get('path') ?? '/');
    }
  }
}
