import { Acts, formFor, idOf } from './story/acts';
import { Narrator } from './story/narrator';
import { enterStage } from './story/stage';
import type { Answer, Visitors } from './story/visitor';

const clerk = 'city-emergency-clerk';

/** What somebody does at a moment of the month; the answer is the application it is done with. */
interface Scene {
  readonly at: string;
  readonly what: string;
  readonly play: (acts: Acts, seen: Map<string, Answer>) => Promise<{ readonly name: string; readonly answer: Answer }>;
}

const pass = { outcome: 'pass', opinion: '理由充分，建议批准。' };
const approve = { outcome: 'approve', opinion: '同意。' };

/** The application `name` as `account` sees it now: reminders may have gone out since. */
async function now(acts: Acts, seen: Map<string, Answer>, name: string, account: string): Promise<Answer> {
  const known = seen.get(name);
  if (!known) throw new Error(`no application ${name}`);
  return acts.again(account, known);
}

function filing(at: string, name: string, date: string): Scene {
  return {
    at,
    what: `${name}：申请于${date}入企检查`,
    play: async (acts) => ({ name, answer: await acts.file(formFor(await acts.freeSite(date), date)) }),
  };
}

function acting(at: string, name: string, account: string, act: string, body: unknown, what: string): Scene {
  return {
    at,
    what: `${name}：${what}`,
    play: async (acts, seen) => ({
      name,
      answer: await acts.act(account, await now(acts, seen, name, account), act, body),
    }),
  };
}

/** Officers go in on an approved day: the visit that follows from the approval is checked in, and uses it. */
function visiting(at: string, name: string, date: string): Scene {
  return {
    at,
    what: `${name}：执法人员凭批准入企`,
    play: async (acts, seen) => {
      const answer = await now(acts, seen, name, clerk);
      await acts.checkIn('city-emergency-inspector-1', `${idOf(answer)}-${date}`);
      await acts.until(clerk, answer, (types) => types.includes('ApprovalUsed'));
      return { name, answer: await acts.again(clerk, answer) };
    },
  };
}

/** A month of the city: in time, at the last minute, late, and not at all. */
const scenes: readonly Scene[] = [
  filing('2026-06-01T09:00', '甲案', '2026-06-10'),
  acting('2026-06-02T10:00', '甲案', 'city-reviewer', 'review', pass, '审核通过'),
  filing('2026-06-02T15:00', '乙案', '2026-06-12'),
  acting('2026-06-03T11:00', '甲案', 'city-leader', 'decision', approve, '批准'),
  filing('2026-06-04T17:20', '丙案', '2026-06-15'),
  acting('2026-06-05T16:00', '乙案', 'city-reviewer', 'review', pass, '超时后审核通过'),
  acting(
    '2026-06-08T09:30',
    '丙案',
    'city-reviewer',
    'review',
    { outcome: 'refuse', opinion: '可以非现场核查。' },
    '不予通过',
  ),
  filing('2026-06-09T10:00', '丁案', '2026-06-24'),
  visiting('2026-06-10T10:00', '甲案', '2026-06-10'),
  acting('2026-06-10T11:00', '丁案', 'city-reviewer', 'review', pass, '审核通过'),
  acting('2026-06-11T09:00', '丁案', 'city-deputy', 'decision', approve, '受托领导批准'),
  filing('2026-06-11T09:30', '戊案', '2026-06-23'),
  acting('2026-06-15T16:30', '戊案', 'city-reviewer', 'review', pass, '审核通过'),
  acting('2026-06-16T09:30', '戊案', 'city-leader', 'decision', approve, '批准'),
  acting(
    '2026-06-22T09:00',
    '戊案',
    'city-leader',
    'revocation',
    { reason: '隐患已由企业整改并经远程核实。' },
    '撤销批准',
  ),
];

const end = '2026-06-30T23:59:00+08:00';

/** `npm run demo:month`: June 2026, every reminder, escalation, warning, expiry and lapse at its minute. */
async function month(): Promise<void> {
  const stage = await enterStage('2026-06-01T08:00:00+08:00');
  try {
    const acts = new Acts(stage.visitors);
    const tell = new Narrator(stage.visitors);
    const seen = new Map<string, Answer>();
    for (const { at, what, play } of scenes) {
      await passTime(stage.visitors, acts, tell, seen, `${at}:00+08:00`);
      await stage.visitors.moveClock(`${at}:00+08:00`);
      tell.heading(`${at.replace('T', ' ')} ${what}`);
      const { name, answer } = await play(acts, seen);
      seen.set(name, answer);
      await tell.events(clerk, idOf(answer));
    }
    await passTime(stage.visitors, acts, tell, seen, end);
    tell.heading('月末');
    for (const [name, known] of seen) {
      const { body } = await acts.again(clerk, known);
      console.log(`   ${name} ${String(body['number'])}：${String(body['stateName'])}`);
      const expected = { 甲案: 'used', 乙案: 'expired', 丙案: 'refused', 丁案: 'lapsed', 戊案: 'revoked' }[name];
      if (body['state'] !== expected) throw new Error(`${name} is ${String(body['state'])}, not ${expected ?? '?'}`);
    }
    console.log('\n安静 · 一个月演示完成 (the month has ended well)');
  } finally {
    await stage.leave();
  }
}

interface Due {
  readonly id: string;
  readonly due: string;
}

/** Stops at every deadline before `until`, and waits there until time has acted. */
async function passTime(
  visitors: Visitors,
  acts: Acts,
  tell: Narrator,
  seen: ReadonlyMap<string, Answer>,
  until: string,
): Promise<void> {
  for (;;) {
    const waiting: { answer: Answer; due: string; count: number }[] = [];
    for (const answer of seen.values()) {
      const fresh = await acts.again(clerk, answer);
      const next = (fresh.body['deadlines'] as readonly Due[])[0];
      if (next && Date.parse(next.due) < Date.parse(until)) {
        waiting.push({ answer, due: next.due, count: await acts.countOf(clerk, answer) });
      }
    }
    const [first] = waiting.sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
    if (!first) return;
    await visitors.moveClock(first.due);
    for (const { answer, count } of waiting.filter(({ due }) => due === first.due)) {
      await acts.until(clerk, answer, (types) => types.length > count);
      await tell.events(clerk, idOf(answer));
    }
  }
}

month().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
