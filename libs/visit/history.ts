import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence, type Words } from '@anjing/lifecycle';
import type { VisitAnnounced, VisitEvent } from './events';
import { groundWords, kindWords } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: VisitEvent, nameOf: NameOf): Sentence {
  switch (event.type) {
    case 'VisitAnnounced':
      return announced(event);
    case 'VisitToldBeforehand':
      return say('事先告知企业', 'told the enterprise beforehand', 'rules §6');
    case 'VisitParticipantInvited': {
      const { zh, en } = nameOf(event.agency);
      return say(`邀请${zh}联合检查`, `invited ${en} to come along`, 'notice 二(三)');
    }
    case 'VisitParticipantJoined':
      return say(
        `参加联合检查，事项${event.part.items.length}项`,
        `comes along with ${event.part.items.length} items`,
        'notice 二(三)',
      );
    case 'VisitParticipantLeft':
      return say('退出联合检查', 'does not come along', 'notice 二(三)');
    case 'SpecialVisitApproved':
      return event.late
        ? say('事后批准特殊情形检查', 'approved the special visit afterwards', 'rules §4')
        : say('批准特殊情形检查', 'approved the special visit', 'rules §4');
    case 'PassIssued':
      return say('发放入企凭证', 'issued the entry pass', 'rules §6');
    case 'PassReissued':
      return say('换发入企凭证，原凭证作废', 'issued a new pass; the old one is dead', 'rules §6');
    case 'PassRevoked':
      return say('入企凭证作废', 'revoked the pass', 'rules §6');
    case 'VisitOfficersReplaced':
      return say('更换执法人员', 'replaced officers', 'rules §3');
    case 'VisitNarrowed':
      return say('缩小检查范围', 'narrowed the visit', 'notice 三(五)');
    case 'VisitCancelled':
      return say('取消入企', 'cancelled the visit', 'rules §6');
    case 'VisitRefusedAtGate':
      return event.mightEnter
        ? say('拒绝入企（系统显示可以入企）', 'refused entry although the service said enter', 'rules §7')
        : say('拒绝入企（系统显示不得入企）', 'refused entry, as the service did', 'rules §7');
    case 'VisitCheckedIn':
      return checkedIn(event);
    case 'VisitCheckedOut':
      return say('签离', 'checked out', 'rules §6');
    case 'VisitTookPlace':
      return say(
        `事后补录：${readable(event.entered)}入企，${readable(event.left)}离企`,
        `recorded afterwards: went in at ${readable(event.entered)}, left at ${readable(event.left)}`,
        'rules §6',
      );
    case 'VisitResultRecorded':
      return say(
        event.reinspection === undefined ? '录入检查结果' : `录入检查结果，拟于${event.reinspection}复查`,
        event.reinspection === undefined
          ? 'recorded the result'
          : `recorded the result; the site is looked at again on ${event.reinspection}`,
        'rules §6',
      );
    case 'VisitMadeGood':
      return say('补齐入企手续', 'brought in what had been missing', 'rules §4');
    case 'VisitReminderSent':
    case 'VisitEscalationSent':
    case 'VisitFlagged':
      return told(event, nameOf(event.to));
    case 'VisitMissed':
      return say('当日无人入企，作未实施', 'was missed: nobody came by the end of its day', 'rules §6');
    case 'VisitClosed':
      return say('办结', 'closed', 'rules §6');
  }
}

function announced({ basis, day, quiet }: VisitAnnounced): Sentence {
  const { zh, en } = kindWords[basis.by];
  const under: Words =
    basis.by === 'special'
      ? { zh: `（情形${basis.circumstance}）`, en: ` (circumstance ${basis.circumstance})` }
      : basis.by === 'approval'
        ? { zh: `（${basis.number}）`, en: ` (${basis.number})` }
        : { zh: '', en: '' };
  const hours = `${day.date} ${day.from}—${day.until}`;
  return say(
    `登记${zh}${under.zh}，${hours}，${quiet ? '安静生产期内' : '开放日'}`,
    `put ${en}${under.en} on record for ${hours}, ${quiet ? 'in the quiet period' : 'an open day'}`,
    basis.by === 'approval' ? 'notice 三(四)' : basis.by === 'special' ? 'notice 一(二)' : 'rules §6',
  );
}

function checkedIn({ ground, confirmedBy, flags }: Extract<VisitEvent, { type: 'VisitCheckedIn' }>): Sentence {
  const sides: Words =
    confirmedBy === undefined
      ? { zh: '仅单方签到', en: 'one-sided' }
      : { zh: '门岗已确认', en: 'confirmed by the gate' };
  const passedOver: Words =
    flags.length === 0
      ? { zh: '', en: '' }
      : { zh: `，${flags.length}项待补办`, en: `, ${flags.length} matters to make good` };
  const { zh, en } = groundWords[ground];
  return say(
    `签到入企（${zh}；${sides.zh}${passedOver.zh}）`,
    `checked in (${en}; ${sides.en}${passedOver.en})`,
    'notice 三(五)',
  );
}

function told(event: Extract<VisitEvent, { readonly deadline: string }>, to: Words): Sentence {
  const due = readable(event.due);
  switch (event.type) {
    case 'VisitReminderSent':
      return say(`提醒${to.zh}（${due}）`, `reminded ${to.en} (${due})`, 'rules §6');
    case 'VisitEscalationSent':
      return say(`超时，报告${to.zh}（应于${due}）`, `told ${to.en} that a step is overdue (since ${due})`, 'rules §6');
    case 'VisitFlagged':
      return say(
        `至${due}未补齐${event.flags.length}项，报告${to.zh}`,
        `told ${to.en}: ${event.flags.length} matters were not made good by ${due}`,
        'rules §4',
      );
  }
}
