import type { Answer, Visitors } from './visitor';

export interface Form {
  readonly agency: string;
  readonly site: string;
  readonly items: readonly string[];
  readonly days: readonly { readonly date: string; readonly from: string; readonly until: string }[];
  readonly reason: string;
  readonly officers: readonly string[];
  readonly follows?: string;
}

/** A form of the city's emergency bureau. */
export function formFor(site: string, date: string, change: Partial<Form> = {}): Form {
  return {
    agency: 'agency/city-emergency',
    site,
    items: ['item/city-emergency-work-safety'],
    days: [{ date, from: '09:00', until: '17:00' }],
    reason: '群众反映夜间作业存在安全隐患，视频巡查无法核实，需现场检查。',
    officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
    ...change,
  };
}

/** What people do with an application, through the public API, each in their own session. */
export class Acts {
  constructor(private readonly visitors: Visitors) {}

  /** A site in a zone on which no application for these days is open. */
  async freeSite(date: string): Promise<string> {
    const { body } = await this.visitors.expect(200, this.visitors.get('city-emergency-clerk', 'registers/site'));
    for (const { id, zone } of body['items'] as readonly { id: string; zone?: string }[]) {
      if (zone === undefined) continue;
      const found = await this.preflight(formFor(id, date));
      const findings = found.body['findings'] as readonly { code: string }[];
      if (
        !findings.some(
          ({ code }) => code === 'application.already-open' || code === 'application.identical-after-refusal',
        )
      )
        return id;
    }
    throw new Error(`every site has an open application for ${date}: npm run reset`);
  }

  preflight(form: Form): Promise<Answer> {
    return this.visitors.expect(200, this.visitors.post('city-emergency-clerk', 'preflight', form));
  }

  draft(form: Form): Promise<Answer> {
    return this.visitors.expect(201, this.visitors.post('city-emergency-clerk', 'applications', form));
  }

  async file(form: Form): Promise<Answer> {
    return this.signAndSubmit(await this.draft(form));
  }

  async signAndSubmit(seen: Answer): Promise<Answer> {
    const signed = await this.act('city-emergency-head', seen, 'signature', { statement: '同意报送，情况属实。' });
    return this.act('city-emergency-clerk', signed, 'submission', {});
  }

  act(account: string, seen: Answer, name: string, body: unknown): Promise<Answer> {
    return this.visitors.expect(200, this.visitors.post(account, `applications/${idOf(seen)}/${name}`, body, seen));
  }

  /** Checks a visit in, once the approval has put it on record. */
  async checkIn(account: string, visit: string): Promise<Answer> {
    for (const limit = Date.now() + 30_000; Date.now() < limit;) {
      const seen = await this.visitors.get(account, `visits/${visit}`);
      if (seen.status === 200) {
        return this.visitors.expect(200, this.visitors.post(account, `visits/${visit}/check-in`, {}, seen));
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`there is no visit ${visit}`);
  }

  async again(account: string, seen: Answer): Promise<Answer> {
    return this.visitors.expect(200, this.visitors.get(account, `applications/${idOf(seen)}`));
  }

  /** How many events the record has of an application. */
  async countOf(account: string, seen: Answer): Promise<number> {
    const { body } = await this.visitors.expect(200, this.visitors.get(account, `applications/${idOf(seen)}/history`));
    return (body as unknown as readonly unknown[]).length;
  }

  /** Waits until the record says that time has done `state`. The clock has passed its moment already. */
  async until(account: string, seen: Answer, done: (types: readonly string[]) => boolean): Promise<void> {
    for (const limit = Date.now() + 30_000; Date.now() < limit;) {
      const { body } = await this.visitors.expect(
        200,
        this.visitors.get(account, `applications/${idOf(seen)}/history`),
      );
      if (done((body as unknown as readonly { type: string }[]).map(({ type }) => type))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`time did not act on ${idOf(seen)} within 30 seconds`);
  }
}

export function idOf(answer: Answer): string {
  return String(answer.body['id']);
}
