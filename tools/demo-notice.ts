import { enterStage } from './story/stage';
import type { Answer } from './story/visitor';

const clerk = 'city-market-clerk';
const head = 'city-market-head';
const officer = 'city-market-inspector-1';
const contact = 'ganzhou-economic-electronics-contact';

const visit = {
  agency: 'agency/city-market',
  site: 'site/ganzhou-economic-electronics',
  items: ['item/city-market-special-equipment'],
  officers: ['officer/city-market-1', 'officer/city-market-2'],
  day: { date: '2026-03-10', from: '09:00', until: '12:00' },
  basis: {
    by: 'special',
    circumstance: 4,
    proof: { category: 'special-equipment', registerNumber: '特设重点〔2025〕18号' },
  },
};

/** How often and how long, in milliseconds, the story waits for what follows by itself. */
const look = 200;
const patience = 30_000;

/**
 * `npm run demo:notice`: what goes on beside the approval. A special visit with its pass, live at the gate and in the monthly
 * return by itself; an off-site inquiry that spares a visit; a complaint by a code, true, that becomes an alert; the return
 * filed, accepted and passed on; the figures of the month.
 */
async function demo(): Promise<void> {
  const stage = await enterStage('2026-03-02T09:00:00+08:00');
  const { visitors } = stage;
  const say = (line: string) => {
    console.log(line);
  };
  const at = (moment: string) => visitors.moveClock(`2026-${moment}:00+08:00`);
  const idOf = ({ body }: Answer) => String(body['id']);
  const opened = (account: string, path: string, body: unknown) =>
    visitors.expect(201, visitors.post(account, path, body));
  /** An act on a case as it stands now, whatever time has done meanwhile. */
  const act = async (account: string, path: string, name: string, body: unknown = {}) => {
    const seen = await visitors.expect(200, visitors.get(account, path));
    const answer = await visitors.expect(200, visitors.post(account, `${path}/${name}`, body, seen));
    say(`   ● ${account} → ${name}：${String(answer.body['stateName'])}`);
    return answer;
  };
  /** What follows by itself: reactions and projections take a moment. */
  const until = async <T>(what: string, find: () => Promise<T | undefined>): Promise<T> => {
    for (let waited = 0; waited < patience; waited += look) {
      const found = await find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, look));
    }
    throw new Error(`waited in vain for ${what}`);
  };
  /** The case of a task that `account` owes, about what lists say of it. */
  const taskOf = (account: string, kind: string, name: string, about: Readonly<Record<string, string>>) =>
    until(`${kind} ${name}`, async () => {
      const { body } = await visitors.get(account, 'tasks?limit=200');
      const tasks = body['items'] as readonly { kind: string; act: string; case: string; about: typeof about }[];
      const isAbout = (task: (typeof tasks)[number]) =>
        Object.entries(about).every(([key, value]) => task.about[key] === value);
      return tasks.find((task) => task.kind === kind && task.act === name && isAbout(task))?.case;
    });

  try {
    say('\n━━ 一、特殊情形④：负责人批准，持凭证入企，结果入档');
    const special = await opened(clerk, 'visits', visit);
    const path = `visits/${idOf(special)}`;
    await act(head, path, 'approval', { statement: '同意' });
    const { body: pass } = await visitors.expect(200, visitors.get(clerk, `${path}/pass`));
    await at('03-10T09:30');
    const { body: gate } = await visitors.expect(200, visitors.get(clerk, `passes/${String(pass['token'])}`));
    say(`   门口扫码：${String(gate['verdict'])}（核验码 ${String(pass['checkCode'])}）`);
    await act(officer, path, 'check-in');
    await act(officer, path, 'check-out');
    const findings = [{ item: 'item/city-market-special-equipment', outcome: 'minor', text: '一台叉车检验标志未张贴' }];
    await act(officer, path, 'result', { findings, measures: '当场改正' });

    say('\n━━ 二、非现场优先：函询办结，不再入企');
    const inquiry = await opened(clerk, 'inquiries', {
      agency: 'agency/city-market',
      enterprise: 'enterprise/ganzhou-economic-electronics',
      items: ['item/city-market-product-quality'],
      means: 'letter',
      question: '请提供近三个月的产品检验报告。',
    });
    const asked = `inquiries/${idOf(inquiry)}`;
    await act(clerk, asked, 'sending');
    await act(contact, asked, 'answer', { answer: '检验报告共三份，均合格。' });
    await act(clerk, asked, 'settlement', { outcome: 'compliant', result: '报告齐全，未发现问题。' });

    say('\n━━ 三、企业投诉：司法行政部门一日受理，属实即预警督办');
    await opened(contact, 'complaints', {
      respondent: 'agency/city-market',
      subject: 'no-approval',
      text: '三月九日有人未出示凭证要求入企。',
    });
    const complaint = `complaints/${await taskOf('city-reviewer', 'complaint', 'acknowledgement', { respondent: 'agency/city-market' })}`;
    await act('city-reviewer', complaint, 'acknowledgement', {});
    await act('city-reviewer', complaint, 'answer', { outcome: 'founded', text: '情况属实。', measures: '责令整改。' });
    const alert = `alerts/${await taskOf('city-reviewer', 'alert', 'follow-up', { model: 'founded-complaint' })}`;
    const raised = await visitors.expect(200, visitors.get('city-reviewer', `${alert}/history`));
    say(`   ⚑ ${(raised.body as unknown as readonly { sentence: string }[])[0]?.sentence ?? ''}`);
    await act('city-reviewer', alert, 'follow-up', { order: '请于五个工作日内说明情况。' });
    await act(head, alert, 'answer', { answer: '已整改并约谈当事人。' });
    await act('city-reviewer', alert, 'closure', { conclusion: '整改到位。' });

    say('\n━━ 四、月度备案：特殊情形检查自动列入，次月5日前报送、受理、汇总抄送');
    await at('04-01T09:00');
    const filing = 'filings/monthly-return-2026-03-city-market';
    const standing = await until('the monthly return', async () => {
      const answer = await visitors.get(clerk, filing);
      return answer.status === 200 ? answer : undefined;
    });
    const { rows } = standing.body['content'] as { rows: readonly { visit: string }[] };
    const listed = rows.some((row) => row.visit.endsWith(idOf(special)));
    say(`   ${String(standing.body['stateName'])}，已列入 ${rows.length} 次`);
    await act(head, filing, 'submission');
    await act('city-reviewer', filing, 'acceptance');

    say('\n━━ 五、三月数据（4月7日备案期满之后）');
    await at('04-08T09:00');
    const row = await until('the figures of March', async () => {
      const { body } = await visitors.expect(200, visitors.get('city-reviewer', 'figures?by=agency&month=2026-03'));
      const rows = body['rows'] as readonly { id: string; returns: { due: number } }[];
      return rows.find(({ id, returns }) => id === 'agency/city-market' && returns.due > 0);
    });
    say(`   ${JSON.stringify(row)}`);
    if (gate['verdict'] !== 'enter' || !listed) throw new Error('the story did not go as the notice says');
    say('\n安静 · 演示完成 (the demonstration has ended well)');
  } finally {
    await stage.leave();
  }
}

demo().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
