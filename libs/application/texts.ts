import type { Catalogue, Words } from '@anjing/lifecycle';
import type { Participant } from './joint';
import type { ApplicationStateName } from './machine';

/** What people call the states (rules §3). */
export const stateWords: Readonly<Record<ApplicationStateName, Words>> = {
  absent: { zh: '未起草', en: 'not drafted' },
  drafting: { zh: '起草中', en: 'being drafted' },
  signed: { zh: '已签署待报送', en: 'signed, not submitted' },
  underReview: { zh: '审核中', en: 'under review' },
  returned: { zh: '退回补正', en: 'returned for correction' },
  awaitingDecision: { zh: '待审批', en: 'awaiting a decision' },
  approved: { zh: '已批准', en: 'approved' },
  inForce: { zh: '生效中', en: 'in force' },
  used: { zh: '已使用', en: 'used' },
  lapsed: { zh: '未使用失效', en: 'lapsed' },
  refused: { zh: '不予批准', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已过期', en: 'expired' },
  revoked: { zh: '已撤销', en: 'revoked' },
  superseded: { zh: '已被取代', en: 'superseded' },
};

/** What people call the form's fields. */
export const fieldWords = {
  items: { zh: '检查事项', en: 'items' },
  days: { zh: '检查时间', en: 'days' },
  reason: { zh: '检查理由', en: 'reason' },
  agencies: { zh: '联合部门', en: 'agencies' },
} as const satisfies Record<string, Words>;

/** What people call the answers of an invited agency. */
export const answerWords: Readonly<Record<Participant['answer'], Words>> = {
  awaited: { zh: '未答复', en: 'not answered' },
  consented: { zh: '已同意', en: 'consented' },
  declined: { zh: '已谢绝', en: 'declined' },
  left: { zh: '已退出', en: 'left' },
};

/** Every reason for which an application's act is refused or warned about, with its remedy and article. */
export const applicationTexts = {
  'application.wrong-state': {
    message: {
      zh: '案件处于“{state}”状态，不能办理此事项。',
      en: 'The application is {state}; this act does not follow.',
    },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §3',
  },
  'application.form-incomplete': {
    message: { zh: '审批表“{name}”未填写。', en: 'The field {name} of the form is empty.' },
    remedy: { zh: '填写后再报送。', en: 'Fill it in.' },
    article: 'notice annex',
  },
  'application.text-too-long': {
    message: { zh: '文字超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短到{limit}字以内。', en: 'Shorten it to {limit} characters.' },
    article: 'rules §3',
  },
  'application.too-many': {
    message: { zh: '“{name}”超过{limit}项。', en: 'More than {limit} entries in {name}.' },
    remedy: { zh: '分为数次申请。', en: 'Split it into several applications.' },
    article: 'rules §3',
  },
  'application.not-a-date': {
    message: { zh: '“{date}”不是有效日期。', en: '{date} is not a day.' },
    remedy: { zh: '按 YYYY-MM-DD 填写真实日期。', en: 'Write an existing day as YYYY-MM-DD.' },
    article: 'notice annex',
  },
  'application.hours-invalid': {
    message: {
      zh: '{date}的起止时间无效：{from}—{until}。',
      en: 'The hours of {date} are not valid: {from} to {until}.',
    },
    remedy: { zh: '按 HH:MM 填写，起早于止。', en: 'Write them as HH:MM, the start before the end.' },
    article: 'notice annex',
  },
  'application.day-twice': {
    message: { zh: '{date}填写了两次。', en: '{date} stands twice.' },
    remedy: { zh: '每日填写一次。', en: 'List each day once.' },
    article: 'rules §2',
  },
  'application.past-day': {
    message: { zh: '{date} {from}已经过去。', en: '{date} {from} has passed.' },
    remedy: { zh: '改为将来的日期，最早{earliest}。', en: 'Choose a day to come, {earliest} at the earliest.' },
    article: 'notice 三(四)',
  },
  'application.mixed-days': {
    message: {
      zh: '所列日期跨越安静生产期内外：期内{quiet}，期外{open}。',
      en: 'The days lie partly in the quiet period ({quiet}) and partly outside it ({open}).',
    },
    remedy: {
      zh: '本申请只保留期内日期{quiet}；期外日期{open}不需审批，按年度检查计划实施。',
      en: 'Split it: keep {quiet} in this application; {open} need no approval and follow the annual plan.',
    },
    article: 'notice 一(一)',
  },
  'application.open-days-only': {
    message: { zh: '所列日期均在安静生产期之外。', en: 'All days lie outside the quiet period.' },
    remedy: {
      zh: '不需审批；按清单和年度检查计划实施。',
      en: 'No approval is needed; go by the item list and the annual plan.',
    },
    article: 'notice 一(一)',
  },
  'application.calendar-missing': {
    message: {
      zh: '{year}年的放假安排尚未公布或尚未载入。',
      en: 'The working days of {year} are not published or not loaded yet.',
    },
    remedy: {
      zh: '待{year}年放假安排载入后再报送，或改用已载入年份的日期。',
      en: 'File once the calendar of {year} is loaded, or choose days that need no count into {year}.',
    },
    article: 'rules §2',
  },
  'application.no-rule-pack': {
    message: { zh: '该地址所在地区没有适用的规则。', en: 'No rule pack is in effect where the site lies.' },
    remedy: { zh: '请联系平台管理员。', en: 'Ask the platform administrator.' },
    article: 'rules §2',
  },
  'application.lead-time': {
    message: {
      zh: '{date}的检查最迟应于{latest} {close}前由同级司法行政部门收到；现计为{received}收到。',
      en: 'For an inspection on {date} the form must be received by {latest} {close}; it would count as received on {received}.',
    },
    remedy: {
      zh: '改期：最早可检查日为{earliest}。',
      en: 'Choose a later day: {earliest} is the earliest that would do.',
    },
    article: 'notice 三(四)',
  },
  'application.strict-reading': {
    message: {
      zh: '按较严读法（报送当日不计），最迟应于{strict}报送。',
      en: 'In the stricter reading (the filing day not counted) the last day was {strict}.',
    },
    remedy: {
      zh: '本市不采用较严读法；为稳妥可改期。',
      en: 'This city does not read it so; a later day would satisfy both readings.',
    },
    article: 'notice 三(四)',
  },
  'application.unknown-agency': {
    message: { zh: '没有登记该行政执法部门：{id}。', en: 'No agency {id} is on the register.' },
    remedy: { zh: '核对部门编号。', en: 'Check the id of the agency.' },
    article: 'rules §1',
  },
  'application.not-your-agency': {
    message: { zh: '只能以本部门名义申请。', en: 'You may apply only for your own agency.' },
    remedy: { zh: '填写您任职的部门。', en: 'Name the agency in which you hold a post.' },
    article: 'notice 三(四)',
  },
  'application.unmapped-agency': {
    message: {
      zh: '规则未明确该部门由谁审核、审批。',
      en: 'The rules name nobody who reviews and approves for this agency.',
    },
    remedy: {
      zh: '请司法行政部门在规则的审批路径表中明确。',
      en: 'Ask the judicial bureau to have the table of routes completed.',
    },
    article: 'rules §3',
  },
  'application.no-reviewer-left': {
    message: {
      zh: '同级司法行政部门没有可以审核本案的人员。',
      en: 'Nobody of the judicial bureau may review this application.',
    },
    remedy: {
      zh: '请该部门登记与申请人无关的审核人员。',
      en: 'The bureau must name a reviewer who has no part in the application.',
    },
    article: 'rules §3',
  },
  'application.no-approver-left': {
    message: {
      zh: '没有可以审批本案的领导：现任及受托人均在申请部门任职或参与申请。',
      en: 'No leader may decide: all holders and deputies belong to the applicant or took part.',
    },
    remedy: { zh: '请同级政府书面委托其他领导。', en: 'The authority must mandate another leader in writing.' },
    article: 'rules §3',
  },
  'application.unknown-site': {
    message: { zh: '没有登记该地址：{id}。', en: 'No site {id} is on the register.' },
    remedy: { zh: '核对检查对象的地址编号。', en: 'Check the id of the target.' },
    article: 'notice annex',
  },
  'application.outside-zone': {
    message: { zh: '该地址不在开发区内。', en: 'The site lies outside every development zone.' },
    remedy: {
      zh: '不适用安静生产期，不需本审批。',
      en: 'The quiet period does not hold there; no approval is needed.',
    },
    article: 'notice 一(一)',
  },
  'application.unknown-item': {
    message: { zh: '执法事项清单中没有：{id}。', en: 'No item {id} is on the published list.' },
    remedy: { zh: '只能检查已公布清单内的事项。', en: 'Inspect only items of the published list.' },
    article: 'notice 三(一)',
  },
  'application.item-of-another-agency': {
    message: { zh: '{id}不是本部门的事项。', en: '{id} is an item of another agency.' },
    remedy: { zh: '删除该事项，或由其部门联合申请。', en: 'Leave it out, or apply jointly with its agency.' },
    article: 'notice 三(一)',
  },
  'application.item-twice': {
    message: { zh: '{id}重复。', en: '{id} stands twice.' },
    remedy: { zh: '每个事项填写一次。', en: 'List each item once.' },
    article: 'notice annex',
  },
  'application.unknown-officer': {
    message: { zh: '没有登记该执法人员：{id}。', en: 'No officer {id} is on the register.' },
    remedy: { zh: '核对执法证件登记。', en: 'Check the register of certificates.' },
    article: 'notice 三(五)',
  },
  'application.officer-of-another-agency': {
    message: { zh: '{id}不是本部门的执法人员。', en: '{id} is an officer of another agency.' },
    remedy: { zh: '改派本部门执法人员。', en: 'Name officers of your own agency.' },
    article: 'rules §3',
  },
  'application.officer-twice': {
    message: { zh: '{id}重复。', en: '{id} stands twice.' },
    remedy: { zh: '每名执法人员填写一次。', en: 'List each officer once.' },
    article: 'rules §3',
  },
  'application.certificate-invalid': {
    message: {
      zh: '{id}的执法证件在{date}无效（有效期{from}至{until}）。',
      en: 'The certificate of {id} is not valid on {date} (valid {from} to {until}).',
    },
    remedy: {
      zh: '改派证件有效的人员，或先换证。',
      en: 'Name an officer with a valid certificate, or renew it first.',
    },
    article: 'notice 三(五)',
  },
  'application.too-few-officers': {
    message: { zh: '执法人员少于{minimum}名。', en: 'Fewer than {minimum} officers.' },
    remedy: {
      zh: '至少填写{minimum}名持有效证件的人员。',
      en: 'Name at least {minimum} officers with valid certificates.',
    },
    article: 'rules §3',
  },
  'application.already-open': {
    message: {
      zh: '同一对象、同一事项、同一日已有在办申请：{holder}。',
      en: 'Another application for the same target, item and day is open: {holder}.',
    },
    remedy: { zh: '与该申请合并，或待其办结。', en: 'Join it, or wait until it is closed.' },
    article: 'notice 三(一)',
  },
  'application.identical-after-refusal': {
    message: { zh: '内容与已被拒绝的申请相同。', en: 'The same application has been refused.' },
    remedy: { zh: '针对拒绝理由修改后再报送。', en: 'Change what it was refused for.' },
    article: 'rules §3',
  },
  'application.off-site-first': {
    message: { zh: '可以非现场完成的事项：{items}。', en: 'What can be settled off site: {items}.' },
    remedy: {
      zh: '先用非现场方式；已试过的写明何种方式及结果。',
      en: 'Try that first; where it was tried, write down how and with what outcome.',
    },
    article: 'notice 二(二)',
  },
  'application.graded-reason-missing': {
    message: {
      zh: '该企业在本部门经营行为良好名单上，原则上不到现场检查。',
      en: "The enterprise is on the agency's list of well-run ones: as a rule nobody inspects it on site.",
    },
    remedy: {
      zh: '采取函询、电话或视频核查；确需入企的写明理由。',
      en: 'Ask by letter, phone or video; where a visit is needed, write down why.',
    },
    article: 'notice 二(一)',
  },
  'application.graded-quiet': {
    message: {
      zh: '该企业在良好名单上，申请的检查日在“安静生产期”内。',
      en: 'The enterprise is on the list of well-run ones, and the days lie in the quiet period.',
    },
    remedy: { zh: '尽量改到开放日。', en: 'Choose an open day if at all possible.' },
    article: 'notice 二(一)',
  },
  'application.predecessor-unknown': {
    message: { zh: '没有可关联的前案：{id}。', en: 'There is no earlier application {id} to link to.' },
    remedy: {
      zh: '“重新申请”只能关联本部门被拒、过期或撤回的申请，“变更”只能关联已批准的申请。',
      en: 'File anew only what was refused, expired or withdrawn, and replace only what is approved, of your own agency.',
    },
    article: 'rules §3',
  },
  'application.nobody-invited': {
    message: { zh: '未填写受邀部门。', en: 'No agency is named.' },
    remedy: { zh: '填写拟邀请的行政执法部门。', en: 'Name the agencies that you invite.' },
    article: 'rules §3',
  },
  'application.lead-invited': {
    message: { zh: '牵头部门不必邀请自己。', en: 'The lead agency is part of its own application.' },
    remedy: { zh: '只邀请其他部门。', en: 'Invite other agencies only.' },
    article: 'notice 三(四)',
  },
  'application.invited-twice': {
    message: { zh: '{agency}已受邀请。', en: '{agency} is invited already.' },
    remedy: { zh: '待其答复。', en: 'Await its answer.' },
    article: 'rules §3',
  },
  'application.not-invited': {
    message: {
      zh: '该部门不是本案的受邀或参加部门。',
      en: 'This agency is not invited to this application and has no part in it.',
    },
    remedy: { zh: '请牵头部门邀请。', en: 'Ask the lead agency for an invitation.' },
    article: 'rules §3',
  },
  'application.other-answer': {
    message: {
      zh: '该部门的答复是“{answer}”，不能办理此事项。',
      en: 'The agency has {answer}; this act does not follow.',
    },
    remedy: {
      zh: '未答复的可以同意、谢绝或由牵头部门取消邀请；已同意的可以退出；其余须重新邀请。',
      en: 'Before its answer it may consent, decline or be left out by the lead; after its consent it may leave; otherwise the lead invites anew.',
    },
    article: 'rules §3',
  },
  'application.consent-missing': {
    message: {
      zh: '{agency}尚未答复邀请，或内容变更后尚未重新同意。',
      en: '{agency} has not answered, or not since the content changed.',
    },
    remedy: {
      zh: '待其答复，或取消邀请后再签署。',
      en: 'Await its answer, or take the invitation back, before the head signs.',
    },
    article: 'rules §3',
  },
  'application.joint-possible': {
    message: {
      zh: '{date}已有其他部门拟到该企业（{kind}）。',
      en: 'On {date} another agency plans to visit this enterprise ({kind}).',
    },
    remedy: {
      zh: '能联尽联：与{post}联系，或邀请其参加本申请。',
      en: 'Go together where you can: ask the {post}, or invite that agency to this application.',
    },
    article: 'notice 二(三)',
  },
  'application.opinion-missing': {
    message: { zh: '意见未填写。', en: 'The opinion is empty.' },
    remedy: { zh: '写明意见及理由。', en: 'Write the opinion and its reasons.' },
    article: 'notice annex',
  },
  'application.unknown-ground': {
    message: { zh: '“{ground}”不能作为理由类别。', en: '{ground} cannot be the ground of this opinion.' },
    remedy: {
      zh: '仅不予通过时填写，可选：{known}；或不填。',
      en: 'Only a refusal names one of: {known}. Or leave it out.',
    },
    article: 'rules §7',
  },
  'application.defects-missing': {
    message: { zh: '退回补正未列明缺陷。', en: 'The form is returned without naming its defects.' },
    remedy: { zh: '一次性列明全部缺陷。', en: 'Name all defects at once.' },
    article: 'rules §3',
  },
  'application.reason-missing': {
    message: { zh: '理由未填写。', en: 'The reason is empty.' },
    remedy: { zh: '写明理由。', en: 'Write the reason.' },
    article: 'rules §3',
  },
  'application.wrong-bureau': {
    message: { zh: '本案由{expected}审核。', en: 'This application is reviewed by {expected}.' },
    remedy: { zh: '由与申请部门同级的司法行政部门办理。', en: 'The judicial bureau of the agency’s own level acts.' },
    article: 'notice 三(四)',
  },
  'application.wrong-authority': {
    message: { zh: '本案由{expected}审批。', en: 'This application is decided by {expected}.' },
    remedy: {
      zh: '由与申请部门同级的政府（管委会）主要领导审批。',
      en: 'The main leader of the agency’s own level decides.',
    },
    article: 'notice 三(四)',
  },
  'application.own-agency': {
    message: {
      zh: '您在申请部门（含联合参加部门）任职，不能审核或审批本案。',
      en: 'You hold a post in an applying or participating agency and may not act on its case in another role.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §3',
  },
  'application.same-person': {
    message: {
      zh: '申请、审核、审批须为三个不同的人（含受托代行）；您已在本案中办理过其他环节。',
      en: 'Applicant, reviewer and approver are three people, also through mandates; you have had another part in this case.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §3',
  },
  'application.person-only': {
    message: {
      zh: '签署、审核、审批须由本人登录办理。',
      en: 'Signature, review and decision are acts of a person in their own session.',
    },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
  'application.not-narrower': {
    message: {
      zh: '只能减少事项、减少日期或提前结束。',
      en: 'Only fewer items, fewer days or an earlier end are possible.',
    },
    remedy: { zh: '其他变更须另行申请。', en: 'Any other change is a new application.' },
    article: 'notice 三(五)',
  },
  'application.outside-hours': {
    message: { zh: '现在不在批准的时间内。', en: 'This is not within the approved hours.' },
    remedy: { zh: '只能在批准的日期和时间入企。', en: 'Enter only on the approved days and within their hours.' },
    article: 'notice 三(五)',
  },
  'application.day-used': {
    message: { zh: '{date}已凭本批准入企。', en: 'Somebody has gone in under this approval on {date} already.' },
    remedy: { zh: '一日一次入企；另行申请。', en: 'One visit a day: apply for another.' },
    article: 'notice 三(五)',
  },
  'application.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按案件现有期限办理。', en: 'Go by the deadlines the case has now.' },
    article: 'rules §3',
  },
} as const satisfies Catalogue;

export type ApplicationCode = keyof typeof applicationTexts;
