import type { StoredEvent } from './record';
import type { OpenVault } from './vault';

/** How many streams are kept. One of a case is some ten kilobytes. */
const most = 1_000;

/** A stream as it stood after one of its events. */
export interface KnownStream {
  readonly events: readonly StoredEvent[];
  readonly keys: OpenVault;
}

/**
 * Streams as this process last saw them, with what is private in them. Never believed unasked: every look at the record
 * names the last event that is known and its hash, and is answered with what is newer, or with everything. A key that was
 * destroyed anywhere makes all of it forgotten.
 */
export class KnownStreams {
  private readonly streams = new Map<string, KnownStream>();
  private knownErasures = '0';

  /** How often a key had been destroyed when these streams were seen. */
  get erasures(): string {
    return this.knownErasures;
  }

  get(stream: string): KnownStream | undefined {
    return this.streams.get(stream);
  }

  /** @param erasures as the look said that brought the stream */
  keep(stream: string, known: KnownStream, erasures: string): void {
    if (erasures !== this.knownErasures) this.streams.clear();
    this.knownErasures = erasures;
    // Put in anew, it stands last: the first is the one that was seen longest ago.
    this.streams.delete(stream);
    if (known.events.length > 0) this.streams.set(stream, known);
    if (this.streams.size > most) for (const oldest of this.streams.keys()) return void this.streams.delete(oldest);
  }
}
