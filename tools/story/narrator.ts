import type { Answer, Visitors } from './visitor';

interface Sentence {
  readonly version: number;
  readonly sentence: string;
  readonly rule: string;
}

interface ShownDeadline {
  readonly id: string;
  readonly due: string | null;
  readonly summary: string;
  readonly rule: string;
  readonly article: string;
  readonly counted: readonly { readonly date: string }[];
  readonly skipped: readonly { readonly date: string; readonly reason: string }[];
  readonly rulePack: string;
  readonly calendarVersion: string;
}

interface Finding {
  readonly severity?: string;
  readonly code: string;
  readonly article: string;
  readonly message: string;
  readonly remedy: string;
}

/** Prints what happens as people read it. */
export class Narrator {
  private readonly told = new Map<string, number>();

  constructor(private readonly visitors: Visitors) {}

  heading(text: string): void {
    console.log(`\n━━ ${text}`);
  }

  findings(answer: Answer): void {
    for (const { severity, code, article, message, remedy } of answer.body['findings'] as readonly Finding[]) {
      console.log(`   ✗ ${severity === 'warning' ? '提示' : '不予'} ${message}（${article}，${code}）`);
      console.log(`     → ${remedy}`);
    }
  }

  /** What has been recorded since the last time. */
  async events(reader: string, id: string): Promise<void> {
    const { body } = await this.visitors.expect(200, this.visitors.get(reader, `applications/${id}/history`));
    const sentences = body as unknown as readonly Sentence[];
    for (const { version, sentence, rule } of sentences.filter((one) => one.version > (this.told.get(id) ?? 0))) {
      console.log(`   ● ${sentence}〔${rule}〕`);
      this.told.set(id, version);
    }
  }

  /** What time will do, with the reasons of each date. */
  deadlines(answer: Answer): void {
    for (const deadline of answer.body['deadlines'] as readonly ShownDeadline[]) {
      console.log(`   ⏱ ${(deadline.due ?? '待定').slice(0, 16).replace('T', ' ')} ${deadline.summary}`);
      console.log(`     ${because(deadline)}`);
    }
  }
}

function because({ rule, article, counted, skipped, rulePack, calendarVersion }: ShownDeadline): string {
  const days = counted.length > 0 ? `；计${counted.map(({ date }) => date).join('、')}` : '';
  const left =
    skipped.length > 0 ? `；不计${skipped.map(({ date, reason }) => `${date}（${reason}）`).join('、')}` : '';
  return `${rule}${days}${left}〔${article}，${rulePack}${calendarVersion === '' ? '' : `，日历${calendarVersion}`}〕`;
}
