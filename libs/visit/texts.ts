import type { Catalogue, Words } from '@anjing/lifecycle';
import type { Basis, EntryGround } from './events';
import type { VisitStateName } from './machine';

/** What people call the states (rules §6). */
export const stateWords: Readonly<Record<VisitStateName, Words>> = {
  absent: { zh: '未登记', en: 'not on record' },
  announced: { zh: '已登记', en: 'on record, without a pass' },
  passIssued: { zh: '已发凭证', en: 'with a pass' },
  refusedAtGate: { zh: '被拒入企', en: 'refused at the gate' },
  checkedIn: { zh: '已入企', en: 'checked in' },
  checkedOut: { zh: '已签离', en: 'checked out' },
  resultRecorded: { zh: '已录入结果', en: 'with its result' },
  closed: { zh: '已办结', en: 'closed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  missed: { zh: '未实施', en: 'missed' },
};

/** What people call a visit by what it rests on. */
export const kindWords: Readonly<Record<Basis['by'], Words>> = {
  approval: { zh: '经批准的检查', en: 'an approved inspection' },
  special: { zh: '特殊情形检查', en: 'an inspection under a special circumstance' },
  openDay: { zh: '开放日检查', en: 'an inspection on an open day' },
  service: { zh: '应企业请求的服务', en: 'a visit that the enterprise asked for' },
};

/** The lawful ground on which the gate lets people in: *enter: …*. */
export const groundWords: Readonly<Record<EntryGround, Words>> = {
  approval: { zh: '检查已获批准', en: 'the inspection is approved' },
  special: { zh: '特殊情形', en: 'special circumstance' },
  openDay: { zh: '开放日检查', en: 'inspection on an open day' },
  service: { zh: '应企业请求的服务', en: 'the enterprise asked for this visit' },
  emergency: { zh: '紧急情况，未经核实，已记录在案', en: 'emergency, unverified, recorded' },
  afterwards: { zh: '事后补录', en: 'recorded afterwards' },
};

/** What two visits have in common. */
export const sameWords = {
  item: { zh: '同一企业同一事项', en: 'the same enterprise and item' },
  site: { zh: '同一企业同一地址', en: 'the same enterprise and site' },
  enterprise: { zh: '同一企业', en: 'the same enterprise' },
} as const satisfies Record<string, Words>;

/** What people call the outcomes. */
export const outcomeWords = {
  compliant: { zh: '合规', en: 'compliant' },
  minor: { zh: '轻微问题', en: 'a minor breach' },
  serious: { zh: '严重问题', en: 'a serious breach' },
} as const satisfies Record<string, Words>;

/** Every reason for which a visit's act is refused, an entry denied or flagged, or people are warned. */
export const visitTexts = {
  'visit.wrong-state': {
    message: { zh: '入企处于“{state}”状态，不能办理此事项。', en: 'The visit is {state}; this act does not follow.' },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §6',
  },
  'visit.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按案件现有期限办理。', en: 'Go by the deadlines the case has now.' },
    article: 'rules §6',
  },
  'visit.already-open': {
    message: {
      zh: '同一地址、同一事项、同一日已有在办入企：{holder}。',
      en: 'Another visit to the same site about the same item on this day is open: {holder}.',
    },
    remedy: { zh: '办理该次入企，或先取消。', en: 'Go on with that one, or cancel it first.' },
    article: 'notice 三(一)',
  },
  'visit.person-only': {
    message: { zh: '此事项须由本人登录办理。', en: 'This is an act of a person in their own session.' },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §6',
  },
  'visit.no-rule-pack': {
    message: { zh: '该地址所在地区没有适用的规则。', en: 'No rule pack is in effect where the site lies.' },
    remedy: { zh: '请联系平台管理员。', en: 'Ask the platform administrator.' },
    article: 'rules §2',
  },
  'visit.unknown-agency': {
    message: { zh: '没有登记该行政执法部门：{id}。', en: 'No agency {id} is on the register.' },
    remedy: { zh: '核对部门编号。', en: 'Check the id of the agency.' },
    article: 'rules §1',
  },
  'visit.not-your-agency': {
    message: { zh: '只能以本部门名义办理。', en: 'You may act only for your own agency.' },
    remedy: { zh: '填写您任职的部门。', en: 'Name the agency in which you hold a post.' },
    article: 'rules §6',
  },
  'visit.unknown-site': {
    message: { zh: '没有登记该地址：{id}。', en: 'No site {id} is on the register.' },
    remedy: { zh: '核对检查对象的地址编号。', en: 'Check the id of the target.' },
    article: 'rules §6',
  },
  'visit.outside-zone': {
    message: { zh: '该地址不在开发区内。', en: 'The site lies outside every development zone.' },
    remedy: {
      zh: '不适用安静生产期，不在此登记。',
      en: 'The quiet period does not hold there; the visit is not recorded here.',
    },
    article: 'notice 一(一)',
  },
  'visit.unknown-application': {
    message: { zh: '没有该审批申请：{id}。', en: 'There is no application {id}.' },
    remedy: { zh: '核对审批编号。', en: 'Check the application.' },
    article: 'notice 三(四)',
  },
  'visit.not-a-date': {
    message: { zh: '“{date}”不是有效日期。', en: '{date} is not a day.' },
    remedy: { zh: '按 YYYY-MM-DD 填写真实日期。', en: 'Write an existing day as YYYY-MM-DD.' },
    article: 'rules §6',
  },
  'visit.hours-invalid': {
    message: {
      zh: '{date}的起止时间无效：{from}—{until}。',
      en: 'The hours of {date} are not valid: {from} to {until}.',
    },
    remedy: { zh: '按 HH:MM 填写，起早于止。', en: 'Write HH:MM, the beginning before the end.' },
    article: 'rules §6',
  },
  'visit.past-day': {
    message: { zh: '{date}的检查时间（至{until}）已过。', en: 'The hours of {date} (until {until}) have passed.' },
    remedy: {
      zh: '改为今天（{today}）或以后；确已发生的，用“事后补录”。',
      en: 'Choose today ({today}) or later; a visit that did take place is recorded afterwards.',
    },
    article: 'rules §6',
  },
  'visit.moments-invalid': {
    message: {
      zh: '补录的入企、离企时间无效：{entered}—{left}。',
      en: 'The times of going in and leaving are not valid: {entered} to {left}.',
    },
    remedy: {
      zh: '须为同一日、入早于离且均已过去，并与所填检查时间一致。',
      en: 'Give two moments of the day of the visit, in order, both past.',
    },
    article: 'rules §6',
  },
  'visit.text-too-long': {
    message: { zh: '文字超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短到{limit}字以内。', en: 'Shorten it to {limit} characters.' },
    article: 'rules §6',
  },
  'visit.too-many': {
    message: { zh: '检查事项超过{limit}项。', en: 'More than {limit} items.' },
    remedy: { zh: '只列本次确需检查的事项。', en: 'List only what this visit needs.' },
    article: 'notice 三(一)',
  },
  'visit.items-missing': {
    message: { zh: '未填写检查事项。', en: 'No item is named.' },
    remedy: { zh: '从已公布的清单中选择。', en: 'Choose from the published list.' },
    article: 'notice 三(一)',
  },
  'visit.officers-missing': {
    message: { zh: '未填写入企人员。', en: 'No officer is named.' },
    remedy: { zh: '填写入企的执法人员。', en: 'Name the officers who go.' },
    article: 'notice 三(五)',
  },
  'visit.item-twice': {
    message: { zh: '{id}重复。', en: '{id} stands twice.' },
    remedy: { zh: '每个事项填写一次。', en: 'List each item once.' },
    article: 'rules §6',
  },
  'visit.item-of-another-agency': {
    message: { zh: '{id}不是该部门的事项。', en: '{id} is an item of another agency.' },
    remedy: { zh: '删除该事项，或邀请其部门联合检查。', en: 'Leave it out, or invite its agency.' },
    article: 'notice 三(一)',
  },
  'visit.item-outside-list': {
    message: { zh: '不在已公布执法事项清单内：{items}。', en: 'Not on the published item list: {items}.' },
    remedy: { zh: '清单之外无检查；先报备并公布。', en: 'No inspection outside the list: file and publish it first.' },
    article: 'notice 三(一)',
  },
  'visit.officer-twice': {
    message: { zh: '{id}重复。', en: '{id} stands twice.' },
    remedy: { zh: '每名人员填写一次。', en: 'List each officer once.' },
    article: 'rules §6',
  },
  'visit.unknown-officer': {
    message: { zh: '没有登记该执法人员：{id}。', en: 'No officer {id} is on the register.' },
    remedy: { zh: '核对执法证件登记。', en: 'Check the register of certificates.' },
    article: 'notice 三(五)',
  },
  'visit.officer-of-another-agency': {
    message: { zh: '{id}不是该部门的执法人员。', en: '{id} is an officer of another agency.' },
    remedy: { zh: '改派本部门执法人员。', en: 'Name officers of your own agency.' },
    article: 'rules §3',
  },
  'visit.certificate-invalid': {
    message: {
      zh: '{officers}的执法证件在{date}无效。',
      en: 'The certificates of {officers} are not valid on {date}.',
    },
    remedy: { zh: '改派证件有效的人员。', en: 'Let officers with valid certificates go.' },
    article: 'notice 三(五)',
  },
  'visit.too-few-officers': {
    message: { zh: '执法人员少于{minimum}名。', en: 'Fewer than {minimum} officers.' },
    remedy: {
      zh: '每个部门至少{minimum}名持有效证件的人员。',
      en: 'At least {minimum} officers of each agency go, with valid certificates.',
    },
    article: 'rules §3',
  },
  'visit.service-has-items': {
    message: { zh: '应企业请求的服务不检查事项。', en: 'A visit that the enterprise asked for inspects nothing.' },
    remedy: { zh: '删除检查事项；要检查的另行登记。', en: 'Leave the items out; an inspection is another visit.' },
    article: 'rules §6',
  },
  'visit.request-missing': {
    message: { zh: '未写明企业的请求。', en: 'What the enterprise asked for is not written down.' },
    remedy: { zh: '写明何人何时以何种方式提出何种请求。', en: 'Write who asked for what, when and how.' },
    article: 'rules §6',
  },
  'visit.unknown-circumstance': {
    message: { zh: '没有特殊情形{number}。', en: 'There is no special circumstance {number}.' },
    remedy: { zh: '按通知一(二)所列情形填写。', en: 'Name one of those of the notice.' },
    article: 'notice 一(二)',
  },
  'visit.proof-unknown': {
    message: {
      zh: '该情形的凭据没有“{name}”一项，或其值不在可选之列。',
      en: '{name} is no proof of this circumstance, or not one of its answers.',
    },
    remedy: { zh: '可填：{possible}。', en: 'Possible: {possible}.' },
    article: 'rules §4',
  },
  'visit.proof-missing': {
    message: { zh: '情形{number}缺少：{names}。', en: 'Circumstance {number} asks for: {names}.' },
    remedy: { zh: '补充凭据；没有凭据的，按程序报批。', en: 'Give the proof; without one, apply for an approval.' },
    article: 'rules §4',
  },
  'visit.proof-not-admitted': {
    message: {
      zh: '情形{number}不包括{name}级部署的任务。',
      en: 'Circumstance {number} does not cover tasks of the {name} level.',
    },
    remedy: {
      zh: '仅限国家、省统一部署；其他的按程序报批。',
      en: 'Only national and provincial tasks count; apply for an approval.',
    },
    article: 'notice 一(二)',
  },
  'visit.not-on-special-list': {
    message: {
      zh: '未列入本部门特殊情形检查实施清单的该情形：{items}。',
      en: "Not on the agency's special-circumstance list for this circumstance: {items}.",
    },
    remedy: { zh: '先报备该清单，或按程序报批。', en: 'File that list first, or apply for an approval.' },
    article: 'notice 三(三)',
  },
  'visit.list-not-accepted': {
    message: { zh: '特殊情形清单已报备、尚未受理。', en: 'The special-circumstance list is filed, not yet accepted.' },
    remedy: { zh: '可以检查，将予注明。', en: 'The visit may go on; this is noted.' },
    article: 'rules §4',
  },
  'visit.special-not-approved': {
    message: { zh: '本部门主要负责人尚未批准。', en: "The agency's head has not approved it." },
    remedy: { zh: '请主要负责人批准。', en: 'Have the head approve it.' },
    article: 'rules §4',
  },
  'visit.own-approval': {
    message: {
      zh: '该情形须由主要负责人本人批准，不得代行。',
      en: 'Under this circumstance the head approves in person, not through a mandate.',
    },
    remedy: { zh: '由主要负责人本人批准。', en: 'The head must log in and approve.' },
    article: 'rules §4',
  },
  'visit.quiet-day': {
    message: { zh: '{date}属于“安静生产期”。', en: '{date} lies in the quiet period.' },
    remedy: {
      zh: '改到开放日；确需检查的，报批或符合特殊情形。',
      en: 'Choose an open day; otherwise an approval or a special circumstance is needed.',
    },
    article: 'notice 一(一)',
  },
  'visit.not-planned': {
    message: {
      zh: '已受理的年度计划本月没有：{items}。',
      en: 'The accepted plan does not foresee this month: {items}.',
    },
    remedy: { zh: '写明计划外检查的理由，或先调整计划。', en: 'Write down why, or have the plan amended.' },
    article: 'notice 三(二)',
  },
  'visit.over-plan': {
    message: { zh: '超过年度计划的频次：{items}。', en: 'More often than the plan foresees: {items}.' },
    remedy: { zh: '写明超出频次的理由，或先调整计划。', en: 'Write down why, or have the plan amended.' },
    article: 'notice 三(二)',
  },
  'visit.over-cap': {
    message: {
      zh: '本部门当年对该企业将是第{count}次入企，超过{limit}次。',
      en: "This would be the agency's visit {count} to this enterprise in the year, more than {limit}.",
    },
    remedy: { zh: '写明理由，或改为非现场。', en: 'Write down why, or settle it off site.' },
    article: 'notice 三(一)',
  },
  'visit.graded-reason-missing': {
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
  'visit.graded-quiet': {
    message: {
      zh: '该企业在良好名单上，且检查日在“安静生产期”内。',
      en: 'The enterprise is on the list of well-run ones, and the day lies in the quiet period.',
    },
    remedy: { zh: '尽量改到开放日。', en: 'Choose an open day if at all possible.' },
    article: 'notice 二(一)',
  },
  'visit.off-site-first': {
    message: { zh: '可以非现场完成的事项：{items}。', en: 'What can be settled off site: {items}.' },
    remedy: {
      zh: '先用非现场方式；已试过的写明何种方式及结果。',
      en: 'Try that first; where it was tried, write down how and with what outcome.',
    },
    article: 'notice 二(二)',
  },
  'visit.repeated': {
    message: {
      zh: '重复检查：{date}另有{kind}（{same}）。',
      en: 'Repeated: {kind} on {date} concerns {same}.',
    },
    remedy: { zh: '合并办理或另择时间；可询：{post}。', en: 'Join them or choose another time; ask: {post}.' },
    article: 'notice 三(一)',
  },
  'visit.many-headed': {
    message: {
      zh: '多头检查：其他部门拟于{date}入企（{kind}，{same}）。',
      en: 'Many-headed: another agency is to come on {date} ({kind}, {same}).',
    },
    remedy: { zh: '联合检查，进一扇门、查多项事；可询：{post}。', en: 'Go together through one door; ask: {post}.' },
    article: 'notice 三(一)',
  },
  'visit.result-known': {
    message: {
      zh: '{agency}已于{date}检查同一事项（{item}），结果：{outcome}。',
      en: '{agency} looked at the same matter ({item}) on {date}: {outcome}.',
    },
    remedy: { zh: '处理结果互认，无新情况不再检查。', en: 'Recognise the result; without news, do not look again.' },
    article: 'notice 二(三)',
  },
  'visit.reinspection-unknown': {
    message: {
      zh: '{id}不是本部门对该地址、结果载明复查的入企。',
      en: '{id} is no visit of yours here whose result announced another.',
    },
    remedy: { zh: '核对原入企编号。', en: 'Check the earlier visit.' },
    article: 'rules §6',
  },
  'visit.approval-not-in-force': {
    message: { zh: '审批不在生效状态（{state}）。', en: 'The approval does not stand (it is {state}).' },
    remedy: { zh: '只能凭生效的批准入企。', en: 'Enter only under an approval in force.' },
    article: 'notice 三(五)',
  },
  'visit.outside-approval': {
    message: {
      zh: '超出批准{number}的对象、事项、时间或人员。',
      en: 'Outside the target, items, time or officers of approval {number}.',
    },
    remedy: { zh: '按批准内容实施；变更的另行申请。', en: 'Keep to what was approved; a change is a new application.' },
    article: 'notice 三(五)',
  },
  'visit.by-application': {
    message: {
      zh: '经批准的检查，其事项、时间、人员和参加部门以审批为准。',
      en: 'Items, time, officers and participants of an approved visit are those of the approval.',
    },
    remedy: { zh: '在审批案件中办理，凭证随之更新。', en: 'Change them on the application; the pass follows.' },
    article: 'rules §3',
  },
  'visit.no-pass': {
    message: { zh: '尚未发放入企凭证。', en: 'There is no pass yet.' },
    remedy: { zh: '补齐所缺后发放凭证。', en: 'Mend what is missing and have the pass issued.' },
    article: 'rules §6',
  },
  'visit.over': {
    message: { zh: '该次入企{state}。', en: 'This visit is {state}.' },
    remedy: { zh: '确需入企的，另行登记。', en: 'If a visit is needed, put a new one on record.' },
    article: 'rules §6',
  },
  'visit.too-early': {
    message: {
      zh: '检查时间为{date} {from}—{until}，尚未开始。',
      en: 'The visit is for {date} {from} to {until}: it has not begun.',
    },
    remedy: { zh: '到时再入企。', en: 'Come back then.' },
    article: 'notice 三(五)',
  },
  'visit.too-late': {
    message: {
      zh: '检查时间为{date} {from}—{until}，已结束。',
      en: 'The visit was for {date} {from} to {until}: it is over.',
    },
    remedy: { zh: '另行登记。', en: 'Put a new visit on record.' },
    article: 'notice 三(五)',
  },
  'visit.clock-doubt': {
    message: { zh: '系统时钟不一致，暂不放行。', en: 'The clocks disagree: nothing opens.' },
    remedy: { zh: '稍后再试；请联系平台管理员。', en: 'Try again soon; tell the platform administrator.' },
    article: 'rules §3',
  },
  'visit.not-an-officer': {
    message: { zh: '您不是本次入企登记的执法人员。', en: 'You are not one of the officers of this visit.' },
    remedy: {
      zh: '由登记的人员办理，或先更换人员。',
      en: 'Let an officer of the visit act, or replace officers first.',
    },
    article: 'notice 三(五)',
  },
  'visit.gate-code-wrong': {
    message: { zh: '门岗确认码不正确或已失效。', en: "The gate's code is wrong or no longer valid." },
    remedy: {
      zh: '请门岗出示当前确认码；无门岗的不填。',
      en: 'Ask the gate for its present code; where there is no gate, leave it out.',
    },
    article: 'rules §6',
  },
  'visit.not-at-the-gate': {
    message: { zh: '须出示检查的通行凭证或门岗确认码。', en: "The visit's pass, or the gate's code, must be shown." },
    remedy: {
      zh: '扫描来人出示的通行凭证，或填门岗设备当前显示的确认码。',
      en: "Scan the pass that the officers show, or give the code that the gate's device shows now.",
    },
    article: 'rules §6',
  },
  'visit.service-unconfirmed': {
    message: {
      zh: '应企业请求的服务须由企业门岗确认。',
      en: 'A visit that the enterprise asked for is confirmed by its gate.',
    },
    remedy: { zh: '请门岗出示确认码。', en: 'Ask the gate for its code.' },
    article: 'rules §6',
  },
  'visit.nothing-made-good': {
    message: { zh: '没有补齐任何所缺。', en: 'Nothing that was missing has been brought in.' },
    remedy: {
      zh: '补充凭据，或先报备清单；负责人批准另行办理。',
      en: "Give the proof, or file the list first; the head's approval is an act of its own.",
    },
    article: 'rules §4',
  },
  'visit.not-narrower': {
    message: { zh: '只能减少事项或提前结束。', en: 'Only fewer items or an earlier end are possible.' },
    remedy: { zh: '其他变更须另行登记。', en: 'Any other change is a new visit.' },
    article: 'notice 三(五)',
  },
  'visit.reason-missing': {
    message: { zh: '理由未填写。', en: 'The reason is empty.' },
    remedy: { zh: '写明理由。', en: 'Write the reason.' },
    article: 'rules §6',
  },
  'visit.not-invited': {
    message: { zh: '该部门未被邀请参加本次检查。', en: 'This agency was not invited to the visit.' },
    remedy: {
      zh: '由牵头部门邀请，参加部门自行填写事项和人员。',
      en: 'The lead invites; each participant names its own items and officers.',
    },
    article: 'notice 二(三)',
  },
  'visit.already-invited': {
    message: { zh: '{id}已被邀请或已参加。', en: '{id} is invited already, or takes part.' },
    remedy: { zh: '不必重复邀请。', en: 'Leave it out.' },
    article: 'notice 二(三)',
  },
  'visit.finding-missing': {
    message: { zh: '未写明结果的事项：{items}。', en: 'No finding is given for: {items}.' },
    remedy: { zh: '每个事项写明一次结果。', en: 'Give one finding for each item.' },
    article: 'rules §6',
  },
  'visit.finding-outside': {
    message: { zh: '{id}不是本次检查的事项，或重复。', en: '{id} is no item of this visit, or stands twice.' },
    remedy: { zh: '只写本次事项的结果。', en: "Give findings on the visit's items only." },
    article: 'notice 三(五)',
  },
  'visit.finding-text-missing': {
    message: { zh: '{id}发现问题但未写明。', en: 'A breach is found at {id}, but not described.' },
    remedy: { zh: '写明所发现的问题。', en: 'Describe what was found.' },
    article: 'rules §6',
  },
  'visit.service-finds-nothing': {
    message: {
      zh: '应企业请求的服务不作检查结论，也不安排复查。',
      en: 'A visit that the enterprise asked for ends in no findings and no reinspection.',
    },
    remedy: { zh: '只写所提供的服务。', en: 'Write only what was done for the enterprise.' },
    article: 'rules §6',
  },
  'visit.reinspection-date': {
    message: { zh: '复查日期无效：{date}。', en: 'The day of the reinspection is not valid: {date}.' },
    remedy: { zh: '填写本次检查之后的真实日期。', en: 'Write an existing day after this visit.' },
    article: 'rules §6',
  },
  'visit.recorded-afterwards': {
    message: {
      zh: '入企时未经系统核验，事后补录。',
      en: 'The entry was not checked when it happened; it was recorded afterwards.',
    },
    remedy: { zh: '说明当时不能核验的原因。', en: 'Say why it could not be checked then.' },
    article: 'rules §6',
  },
} as const satisfies Catalogue;

export type VisitCode = keyof typeof visitTexts;
