/** One server-sent event. */
export interface ServerSent {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** A line on which a service sends events, read one by one as they come. */
export class EventStream {
  private readonly come: ServerSent[] = [];

  private constructor(private readonly reader: ReadableStreamDefaultReader<string>) {}

  static async open(url: string, headers: Record<string, string>): Promise<EventStream> {
    const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers } });
    if (response.status !== 200 || !response.body) throw new Error(`${url} answered ${response.status}`);
    return new EventStream(response.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  /** The next event; undefined where the line has ended. */
  async next(): Promise<ServerSent | undefined> {
    for (let rest = ''; ;) {
      const known = this.come.shift();
      if (known) return known;
      const { done, value } = await this.reader.read();
      if (done) return undefined;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      this.come.push(...blocks.flatMap(eventOf));
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }
}

function eventOf(block: string): ServerSent[] {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const [type, data] = [field('event'), field('data')];
  return type === undefined ? [] : [{ type, data: JSON.parse(data ?? '{}') as Record<string, unknown> }];
}
