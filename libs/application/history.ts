import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence } from '@anjing/lifecycle';
import type { ApplicationAmended, ApplicationEvent } from './events';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: ApplicationEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : { zh: '', en: '' };
  const agency = 'agency' in event ? nameOf(event.agency) : { zh: '', en: '' };
  switch (event.type) {
    case 'ApplicationDrafted':
      return say('起草审批表', 'drafted the approval form', 'notice annex');
    case 'ApplicationAmended':
      return amended(event, nameOf);
    case 'ParticipantInvited':
      return say(`邀请${agency.zh}参加联合检查`, `invited ${agency.en} to take part`, 'notice 二(三)');
    case 'InvitationTakenBack':
      return say(`取消对${agency.zh}的邀请`, `took back the invitation of ${agency.en}`, 'rules §3');
    case 'ParticipantConsented':
      return say(
        `代表${agency.zh}同意参加：${event.items.length}个事项，${event.officers.length}名执法人员`,
        `consented for ${agency.en}: ${event.items.length} items, ${event.officers.length} officers`,
        'rules §3',
      );
    case 'ParticipantDeclined':
      return say(`代表${agency.zh}谢绝参加`, `declined for ${agency.en}`, 'rules §3');
    case 'ParticipantLeft':
      return say(
        `代表${agency.zh}退出；其事项和人员不再属于本案`,
        `left for ${agency.en}: its items and officers are no longer part of the case`,
        'rules §3',
      );
    case 'ApplicationSigned':
      return say('主要领导签字并加盖公章', 'signed and sealed the form as the main leader', 'notice 三(四)');
    case 'ApplicationSubmitted':
      return say(
        `报送同级司法行政部门，${event.number}，第${event.round}次收件，计为${event.receivedOn}收到（最迟${event.latestFiling}）`,
        `submitted the form to the judicial bureau as ${event.number}, receipt ${event.round}, received as of ${event.receivedOn} (latest ${event.latestFiling})`,
        'notice 三(四)',
      );
    case 'ReviewPassed':
      return say('审核通过，报主要领导审批', 'passed the review, on to the leader', 'notice 三(四)');
    case 'ApplicationReturned':
      return say(
        `退回补正，列明${event.defects.length}项缺陷；补正后重新计算5个工作日`,
        `returned the form with ${event.defects.length} defects; the lead time starts again at the next receipt`,
        'rules §3',
      );
    case 'ApplicationRefused':
      return event.stage === 'review'
        ? say('审核不予通过', 'refused the application in review', 'notice 三(四)')
        : say('不予批准', 'refused the application', 'notice 三(四)');
    case 'ApplicationApproved':
      return say('批准', 'approved the application', 'notice 三(四)');
    case 'ApplicationWithdrawn':
      return say('撤回申请', 'withdrew the application', 'rules §3');
    case 'ApprovalRevoked':
      return say('撤销批准', 'revoked the approval', 'rules §3');
    case 'ApprovalNarrowed':
      return say('缩小批准范围', 'narrowed the approval', 'notice 三(五)');
    case 'OfficersReplaced':
      return say(
        `更换${agency.zh}执法人员`,
        agency.en === '' ? 'replaced officers' : `replaced officers of ${agency.en}`,
        'rules §3',
      );
    case 'ApprovalUsed':
      return say('凭批准入企检查', 'went in under the approval', 'notice 三(五)');
    case 'ApplicationSuperseded':
      return say(`由${event.successor}取代`, `was replaced by ${event.successor}`, 'rules §3');
    case 'ReminderSent':
      return say(
        `提醒${to.zh}（应于${readable(event.due)}）`,
        `reminded ${to.en} (due ${readable(event.due)})`,
        'rules §3',
      );
    case 'EscalationSent':
      return say(
        `超时，报告${to.zh}（应于${readable(event.due)}）`,
        `told ${to.en} that the step is overdue (since ${readable(event.due)})`,
        'rules §3',
      );
    case 'WarningSent':
      return say(`预警${to.zh}：尚未批准`, `warned ${to.en}: no approval stands`, 'rules §3');
    case 'ApplicationExpired':
      return say(
        `至${readable(event.due)}未获批准，申请过期`,
        `expired: no approval stood at ${readable(event.due)}`,
        'rules §3',
      );
    case 'ApprovalCameIntoForce':
      return say(`批准自${readable(event.due)}生效`, `came into force at ${readable(event.due)}`, 'notice 三(五)');
    case 'ApprovalLapsed':
      return say(
        `至${readable(event.due)}批准期满，未使用的失效`,
        `ended at ${readable(event.due)}; what was not used of the approval has lapsed`,
        'notice 三(五)',
      );
  }
}

function amended({ voidsConsentOf = [] }: ApplicationAmended, nameOf: NameOf) {
  const names = voidsConsentOf.map(nameOf);
  const zh = names.length > 0 ? `；${names.map((name) => name.zh).join('、')}的同意失效` : '';
  const en = names.length > 0 ? `; the consent of ${names.map((name) => name.en).join(', ')} is void` : '';
  return say(
    `修改审批表；原签署失效${zh}`,
    `amended the form; an earlier signature no longer covers it${en}`,
    'rules §3',
  );
}
