import type { Catalogue, Words } from '@anjing/lifecycle';
import type { ComplaintOutcome } from './events';
import type { ComplaintChannel } from './events';
import type { ComplaintStateName } from './machine';

/** What people call the states (rules §7). */
export const stateWords: Readonly<Record<ComplaintStateName, Words>> = {
  absent: { zh: '未收到', en: 'not received' },
  received: { zh: '已收到待告知', en: 'received' },
  acknowledged: { zh: '已告知受理', en: 'acknowledged' },
  awaitingStatement: { zh: '已告知受理，待被投诉单位说明', en: 'acknowledged, a statement asked for' },
  answered: { zh: '已答复', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** What people call the outcomes of an answer. */
export const outcomeWords: Readonly<Record<ComplaintOutcome, Words>> = {
  founded: { zh: '属实', en: 'founded' },
  partly: { zh: '部分属实', en: 'partly founded' },
  unfounded: { zh: '不属实', en: 'unfounded' },
  outsideScope: { zh: '不属于本制度范围', en: 'outside the scope of the scheme' },
};

/** What people call the ways on which complaints come. */
export const channelWords: Readonly<Record<ComplaintChannel, Words>> = {
  public: { zh: '群众', en: 'the public' },
  enterprise: { zh: '企业', en: 'an enterprise' },
  gate: { zh: '门岗（拒绝入企）', en: 'the gate (entry refused)' },
  hotline: { zh: '监督举报电话', en: 'a hotline' },
};

/** Every reason for which an act on a complaint is refused, with its remedy and article. */
export const complaintTexts = {
  'complaint.wrong-state': {
    message: {
      zh: '投诉处于“{state}”状态，不能办理此事项。',
      en: 'The complaint is {state}; this act does not follow.',
    },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §7',
  },
  'complaint.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按投诉现有期限办理。', en: 'Go by the deadlines the complaint has now.' },
    article: 'rules §7',
  },
  'complaint.unknown-respondent': {
    message: {
      zh: '登记中没有行政执法部门或司法行政部门{id}。',
      en: 'There is no agency or judicial bureau {id} on the registers.',
    },
    remedy: {
      zh: '从部门名录中选择被投诉的单位；不知道名称时拨打监督举报电话。',
      en: 'Choose the one complained about from the list; where you do not know its name, call a hotline.',
    },
    article: 'notice 四(三)',
  },
  'complaint.nobody-left': {
    message: { zh: '没有可以受理此投诉的单位。', en: 'Nobody is left who could answer this complaint.' },
    remedy: {
      zh: '请平台管理员登记司法行政部门和营商环境办；可先拨打监督举报电话。',
      en: 'The administrator has to record the judicial bureaus and the office; a hotline can be called meanwhile.',
    },
    article: 'rules §7',
  },
  'complaint.no-rule-pack': {
    message: { zh: '被投诉单位所在地区此时没有适用的规则。', en: 'No rule pack is in effect for that area now.' },
    remedy: {
      zh: '拨打监督举报电话；请平台管理员载入规则。',
      en: 'Call a hotline; the administrator has to load the rules.',
    },
    article: 'rules §2',
  },
  'complaint.without-substance': {
    message: {
      zh: '没有写明投诉的事实（至少{least}字）。',
      en: 'What happened is not said ({least} characters at least).',
    },
    remedy: {
      zh: '写明何时、何地、何人做了什么。',
      en: 'Say when and where it happened, and who did what.',
    },
    article: 'rules §7',
  },
  'complaint.unknown-subject': {
    message: { zh: '没有“{subject}”这一投诉事由。', en: 'There is no subject {subject}.' },
    remedy: { zh: '可选：{subjects}。', en: 'Choose one of: {subjects}.' },
    article: 'notice 四(三)',
  },
  'complaint.unknown-site': {
    message: { zh: '登记中没有厂区{id}。', en: 'There is no site {id} on the registers.' },
    remedy: { zh: '核对编号，或不填。', en: 'Check the id, or leave it out.' },
    article: 'rules §7',
  },
  'complaint.not-a-date': {
    message: { zh: '“{date}”不是有效日期。', en: '{date} is not a day.' },
    remedy: { zh: '按 YYYY-MM-DD 填写真实日期，或不填。', en: 'Write an existing day as YYYY-MM-DD, or leave it out.' },
    article: 'rules §7',
  },
  'complaint.in-the-future': {
    message: { zh: '{date}还没有到。', en: '{date} has not come yet.' },
    remedy: { zh: '填写事情发生的日期，或不填。', en: 'Write the day on which it happened, or leave it out.' },
    article: 'rules §7',
  },
  'complaint.unknown-hotline': {
    message: { zh: '{number}不是监督举报电话。', en: '{number} is no hotline.' },
    remedy: { zh: '监督举报电话：{numbers}。', en: 'The hotlines are {numbers}.' },
    article: 'notice 四(三)',
  },
  'complaint.not-a-hotline-office': {
    message: {
      zh: '只有司法行政部门、营商环境办的人员可以录入来电。',
      en: 'Only people of a judicial bureau or of the business-environment office enter calls.',
    },
    remedy: { zh: '由接听电话的单位录入。', en: 'The office that took the call enters it.' },
    article: 'notice 四(三)',
  },
  'complaint.text-missing': {
    message: { zh: '内容未填写。', en: 'The text is empty.' },
    remedy: { zh: '写明内容。', en: 'Write what is meant.' },
    article: 'rules §7',
  },
  'complaint.text-too-long': {
    message: { zh: '文字超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短到{limit}字以内。', en: 'Shorten it to {limit} characters.' },
    article: 'rules §7',
  },
  'complaint.measures-missing': {
    message: {
      zh: '投诉属实，但未写明整改措施。',
      en: 'The complaint is founded, and nothing is said of what is put right.',
    },
    remedy: { zh: '写明如何整改。', en: 'Say what is put right, and how.' },
    article: 'rules §7',
  },
  'complaint.wrong-office': {
    message: { zh: '本投诉由{expected}办理。', en: 'This complaint is handled by {expected}.' },
    remedy: { zh: '由该单位人员办理。', en: 'Somebody of that office must act.' },
    article: 'rules §7',
  },
  'complaint.wrong-respondent': {
    message: {
      zh: '只有被投诉单位{expected}可以作出说明。',
      en: 'Only {expected}, who is complained about, gives the statement.',
    },
    remedy: { zh: '由该单位人员办理。', en: 'Somebody of it must act.' },
    article: 'rules §7',
  },
  'complaint.own-agency': {
    message: {
      zh: '您在被投诉单位任职，不能办理本投诉。',
      en: 'You hold a post with the one complained about and may not handle the complaint.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §7',
  },
  'complaint.not-the-complainant': {
    message: { zh: '只有投诉人可以补充或撤回。', en: 'Only the complainant adds to a complaint or takes it back.' },
    remedy: {
      zh: '凭查询码办理；电话投诉由录入单位代为补充。',
      en: 'Use the tracking code; what was said by telephone is added by the office that entered it.',
    },
    article: 'rules §7',
  },
  'complaint.cannot-forward-there': {
    message: {
      zh: '不能转给{to}：须是另一司法行政部门，且不是被投诉单位；对司法行政部门的投诉不再转办。',
      en: 'It cannot be forwarded to {to}: it must be another judicial bureau, not the one complained about; what concerns a bureau is not forwarded.',
    },
    remedy: { zh: '选择另一司法行政部门，或自行答复。', en: 'Choose another judicial bureau, or answer it.' },
    article: 'rules §7',
  },
  'complaint.person-only': {
    message: { zh: '此事项须由本人登录办理。', en: 'This is an act of a person in their own session.' },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
} as const satisfies Catalogue;

export type ComplaintCode = keyof typeof complaintTexts;
