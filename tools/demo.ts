import { Acts, formFor, idOf } from './story/acts';
import { Narrator } from './story/narrator';
import { enterStage } from './story/stage';

/** `npm run demo`: one application approved, one returned and filed again, one refused, one left to expire. */
async function demo(): Promise<void> {
  const stage = await enterStage('2026-03-02T09:00:00+08:00');
  try {
    const acts = new Acts(stage.visitors);
    const tell = new Narrator(stage.visitors);
    const at = (moment: string) => stage.visitors.moveClock(`2026-${moment}:00+08:00`);

    tell.heading('一、报送之前：预检一次说清会被拒绝的全部原因');
    const site = await acts.freeSite('2026-03-12');
    tell.findings(
      await acts.preflight(
        formFor(site, '2026-03-04', {
          days: ['2026-03-04', '2026-03-26'].map((date) => ({ date, from: '09:00', until: '17:00' })),
          officers: ['officer/city-emergency-4'],
        }),
      ),
    );

    tell.heading('二、从报送到批准');
    const good = await acts.file(formFor(site, '2026-03-12'));
    await tell.events('city-emergency-clerk', idOf(good));
    tell.deadlines(good);
    await at('03-03T10:00');
    const passed = await acts.act('city-reviewer', good, 'review', {
      outcome: 'pass',
      opinion: '理由充分，材料齐全，建议批准。',
    });
    await at('03-04T15:00');
    const approved = await acts.act('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意。' });
    await tell.events('city-emergency-clerk', idOf(good));
    tell.deadlines(approved);

    tell.heading('三、退回补正，一次列明缺陷，重新报送');
    await at('03-05T09:00');
    const other = await acts.freeSite('2026-03-18');
    const poor = await acts.file(formFor(other, '2026-03-16'));
    await at('03-05T16:00');
    const returned = await acts.act('city-reviewer', poor, 'review', {
      outcome: 'return',
      opinion: '请补正后重新报送；补正后提前期重新计算，检查日期须相应顺延。',
      defects: [
        { field: 'reason', text: '未说明为何不能以非现场方式核查。' },
        { field: 'days', text: '补正后原定日期不满足提前五个工作日。' },
      ],
    });
    await at('03-06T10:00');
    const mended = await acts.act(
      'city-emergency-clerk',
      returned,
      'form',
      formFor(other, '2026-03-18', { reason: '视频巡查两次未能核实隐患点，须现场检测。' }),
    );
    const again = await acts.signAndSubmit(mended);
    await tell.events('city-emergency-clerk', idOf(poor));
    tell.deadlines(again);

    tell.heading('四、不予批准');
    const third = await acts.freeSite('2026-03-19');
    const weak = await acts.file(formFor(third, '2026-03-19', { reason: '例行了解情况。' }));
    await at('03-09T09:00');
    await acts.act('city-reviewer', weak, 'review', {
      outcome: 'refuse',
      opinion: '可通过非现场方式了解，不符合入企检查条件。',
    });
    await tell.events('city-emergency-clerk', idOf(weak));

    tell.heading('五、无人办理：提醒、上报、预警，到时即过期；沉默不是同意');
    const last = await acts.freeSite('2026-03-23');
    const forgotten = await acts.file(formFor(last, '2026-03-23'));
    tell.deadlines(forgotten);
    const turns = [
      '03-10T08:30',
      '03-11T08:30',
      '03-11T17:30',
      '03-12T17:30',
      '03-21T00:00',
      '03-22T00:00',
      '03-23T00:00',
      '03-23T09:00',
    ];
    for (const [index, moment] of turns.entries()) {
      await at(moment);
      await acts.until(
        'city-emergency-clerk',
        forgotten,
        (types) => types.filter((type) => byTime.includes(type)).length > index,
      );
      await tell.events('city-emergency-clerk', idOf(forgotten));
    }
    const late = await stage.visitors.post(
      'city-reviewer',
      `applications/${idOf(forgotten)}/review`,
      { outcome: 'pass', opinion: '同意' },
      await acts.again('city-reviewer', forgotten),
    );
    if (late.status !== 409) throw new Error(`a review after expiry was answered ${late.status}`);
    tell.findings(late);
    console.log('\n安静 · 演示完成 (the demonstration has ended well)');
  } finally {
    await stage.leave();
  }
}

const byTime = ['ReminderSent', 'EscalationSent', 'WarningSent', 'ApplicationExpired'];

demo().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
