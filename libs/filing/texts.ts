import type { Catalogue, Words } from '@anjing/lifecycle';
import type { FilingKind } from '@anjing/rules';
import type { FilingStateName } from './machine';

/** What people call the four kinds (rules §1). */
export const kindWords: Readonly<Record<FilingKind, Words>> = {
  itemList: { zh: '行政执法事项清单', en: 'item list' },
  specialList: { zh: '特殊情形检查实施清单', en: 'special-circumstance list' },
  annualPlan: { zh: '年度检查计划', en: 'annual plan' },
  monthlyReturn: { zh: '临时性检查情况备案', en: 'monthly return' },
};

/** What people call the states (rules §5). */
export const stateWords: Readonly<Record<FilingStateName, Words>> = {
  absent: { zh: '未建立', en: 'not there yet' },
  open: { zh: '待编制', en: 'open, nothing written' },
  drafting: { zh: '编制中', en: 'being written' },
  submitted: { zh: '已报送待受理', en: 'filed, awaiting acceptance' },
  correctionAsked: { zh: '要求更正', en: 'correction asked for' },
  accepted: { zh: '已受理', en: 'accepted' },
  amending: { zh: '修订中', en: 'being amended' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** Every reason for which a filing's act is refused, with its remedy and article. */
export const filingTexts = {
  'filing.wrong-state': {
    message: { zh: '备案处于“{state}”状态，不能办理此事项。', en: 'The filing is {state}; this act does not follow.' },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'rules §5',
  },
  'filing.already-open': {
    message: { zh: '该部门的此项备案已经建立：{holder}。', en: 'The agency has this filing already: {holder}.' },
    remedy: { zh: '在已有备案上修改。', en: 'Amend the one that is there.' },
    article: 'rules §5',
  },
  'filing.not-due': {
    message: { zh: '该期限未到、已处理或已变更。', en: 'This deadline is not due, or has been answered or moved.' },
    remedy: { zh: '按备案现有期限办理。', en: 'Go by the deadlines the filing has now.' },
    article: 'rules §5',
  },
  'filing.unknown-agency': {
    message: { zh: '登记中没有部门{id}。', en: 'There is no agency {id} on the registers.' },
    remedy: { zh: '核对部门编号。', en: "Check the agency's id." },
    article: 'rules §1',
  },
  'filing.not-your-agency': {
    message: { zh: '只能编制本部门的清单、计划和情况备案。', en: 'You may write the filings of your own agency only.' },
    remedy: { zh: '由该部门的人员编制。', en: 'Somebody of that agency must write it.' },
    article: 'notice 三(二)',
  },
  'filing.unmapped-agency': {
    message: {
      zh: '规则未规定该部门向哪个司法行政部门备案。',
      en: 'The rules name no judicial bureau for this agency.',
    },
    remedy: {
      zh: '请平台管理员核对部门的性质和层级。',
      en: "Have the administrator check the agency's standing and level.",
    },
    article: 'rules §3',
  },
  'filing.no-rule-pack': {
    message: {
      zh: '该部门所在地区此时没有适用的规则。',
      en: "No rule pack is in effect for the agency's area at that time.",
    },
    remedy: {
      zh: '核对年份或月份；或请平台管理员载入规则。',
      en: 'Check the year or month, or have the administrator load the rules.',
    },
    article: 'rules §2',
  },
  'filing.other-period': {
    message: {
      zh: '内容属于另一项备案（种类、年份或月份不同）。',
      en: 'This content is of another filing: its kind, year or month differs.',
    },
    remedy: { zh: '在相应的备案上编制。', en: 'Write it in the filing it belongs to.' },
    article: 'rules §5',
  },
  'filing.too-many': {
    message: { zh: '超过{limit}项。', en: 'There are more than {limit} entries.' },
    remedy: { zh: '合并或减少条目。', en: 'Merge or leave out entries.' },
    article: 'rules §5',
  },
  'filing.text-missing': {
    message: { zh: '“{name}”未填写。', en: '{name} is empty.' },
    remedy: { zh: '填写后再报送。', en: 'Fill it in.' },
    article: 'rules §5',
  },
  'filing.text-too-long': {
    message: { zh: '文字超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短到{limit}字以内。', en: 'Shorten it to {limit} characters.' },
    article: 'rules §5',
  },
  'filing.legal-basis-missing': {
    message: { zh: '事项“{name}”没有法律依据。', en: 'The item {name} has no legal basis.' },
    remedy: {
      zh: '写明授予检查权的法律条款；没有依据的事项不能列入。',
      en: 'Name the provision that gives the power; an item without one cannot be listed.',
    },
    article: 'notice 三(二)',
  },
  'filing.key-invalid': {
    message: { zh: '事项简称“{key}”无效。', en: 'The short name {key} is not valid.' },
    remedy: {
      zh: '用小写字母、数字和连字符，不超过{limit}个字符。',
      en: 'Use small letters, digits and hyphens, {limit} characters at most.',
    },
    article: 'rules §5',
  },
  'filing.key-taken': {
    message: { zh: '编号{id}已属于其他部门的事项。', en: 'The id {id} is another agency’s item.' },
    remedy: { zh: '换一个简称。', en: 'Choose another short name.' },
    article: 'rules §5',
  },
  'filing.entry-twice': {
    message: { zh: '“{value}”列了两次。', en: '{value} stands twice.' },
    remedy: { zh: '每项只列一次。', en: 'List each once.' },
    article: 'rules §5',
  },
  'filing.empty-list': {
    message: { zh: '清单没有任何事项。', en: 'The list has no item.' },
    remedy: {
      zh: '至少列入一个事项；清单之外无检查。',
      en: 'List at least one item: nothing outside the list may be inspected.',
    },
    article: 'notice 三(一)',
  },
  'filing.not-a-date': {
    message: { zh: '“{date}”不是有效日期。', en: '{date} is not a day.' },
    remedy: { zh: '按 YYYY-MM-DD 填写真实日期。', en: 'Write an existing day as YYYY-MM-DD.' },
    article: 'rules §5',
  },
  'filing.item-not-listed': {
    message: { zh: '事项{id}不在本部门已受理的事项清单上。', en: "{id} is not on the agency's accepted item list." },
    remedy: {
      zh: '先把它列入事项清单并获受理，或改选清单上的事项。',
      en: 'Have it accepted on the item list first, or choose an item of the list.',
    },
    article: 'notice 三(一)',
  },
  'filing.circumstance-unknown': {
    message: { zh: '没有第{circumstance}种特殊情形。', en: 'There is no special circumstance {circumstance}.' },
    remedy: { zh: '填写1至7，按通知一(二)的顺序。', en: "Write 1 to 7, in the notice's order." },
    article: 'notice 一(二)',
  },
  'filing.frequency-invalid': {
    message: { zh: '频次{frequency}无效。', en: 'The frequency {frequency} is not valid.' },
    remedy: {
      zh: '填写对每家企业每年的次数，不少于1。',
      en: 'Write how often a year for each enterprise: 1 at least.',
    },
    article: 'notice 三(二)',
  },
  'filing.frequency-over-cap': {
    message: {
      zh: '每年{frequency}次，超过对一家企业每年{cap}次的上限。',
      en: '{frequency} visits a year are more than the {cap} that one enterprise may have.',
    },
    remedy: { zh: '减少频次，或改为非现场方式。', en: 'Plan fewer visits, or off-site supervision.' },
    article: 'rules §6',
  },
  'filing.months-invalid': {
    message: { zh: '月份无效：{months}。', en: 'The months are not valid: {months}.' },
    remedy: { zh: '填写1至12，每月一次，至少一个月。', en: 'Write months from 1 to 12, each once, at least one.' },
    article: 'notice 三(二)',
  },
  'filing.year-invalid': {
    message: { zh: '不能编制{year}年的计划。', en: 'A plan for {year} cannot be written.' },
    remedy: { zh: '可编制{first}年或{last}年的计划。', en: 'Write one for {first} or {last}.' },
    article: 'notice 三(二)',
  },
  'filing.issue-date-missing': {
    message: { zh: '未填写计划的印发日期。', en: "The plan's day of issue is missing." },
    remedy: { zh: '填写印发日期：备案期限自该日起算。', en: 'Fill it in: the deadline counts from it.' },
    article: 'rules §5',
  },
  'filing.month-invalid': {
    message: { zh: '“{month}”不是可以备案的月份。', en: '{month} is not a month that can be returned.' },
    remedy: { zh: '按 YYYY-MM 填写本月或以前的月份。', en: 'Write this month or an earlier one as YYYY-MM.' },
    article: 'notice 三(三)',
  },
  'filing.month-not-over': {
    message: { zh: '{month}尚未结束。', en: '{month} is not over.' },
    remedy: { zh: '{from}起确认报送。', en: 'Confirm it from {from} on.' },
    article: 'notice 三(三)',
  },
  'filing.visit-entered': {
    message: { zh: '该次检查已照此记入。', en: 'The visit stands in the return just so.' },
    remedy: { zh: '无需再记。', en: 'Nothing is to be done.' },
    article: 'rules §4',
  },
  'filing.visit-elsewhere': {
    message: { zh: '该次检查不属于本部门本月的情况备案。', en: 'The visit is not of this agency and month.' },
    remedy: { zh: '记入相应部门、月份的备案。', en: 'Enter it in the return of its agency and month.' },
    article: 'rules §4',
  },
  'filing.column-missing': {
    message: { zh: '缺少“{name}”列。', en: 'The column {name} is missing.' },
    remedy: { zh: '在第一行写上该列名。', en: 'Name the column in the first row.' },
    article: 'rules §5',
  },
  'filing.column-unnamed': {
    message: { zh: '第{column}列有内容但没有列名。', en: 'Column {column} is filled in but has no name.' },
    remedy: { zh: '在第一行写上列名，或删除该列。', en: 'Name it in the first row, or leave it out.' },
    article: 'rules §5',
  },
  'filing.column-unknown': {
    message: { zh: '不认识“{name}”列。', en: 'There is no column {name}.' },
    remedy: { zh: '删除该列；可用的列：{known}。', en: 'Leave it out; the columns are: {known}.' },
    article: 'rules §5',
  },
  'filing.cell-invalid': {
    message: {
      zh: '第{row}行“{column}”列的“{value}”无法识别。',
      en: 'Row {row}, column {column}: {value} cannot be read.',
    },
    remedy: { zh: '按此形式填写：{expected}。', en: 'Write it like this: {expected}.' },
    article: 'rules §5',
  },
  'filing.reason-missing': {
    message: { zh: '未写明理由。', en: 'The reason is missing.' },
    remedy: { zh: '写明理由。', en: 'Say why.' },
    article: 'notice 三(二)',
  },
  'filing.wrong-bureau': {
    message: { zh: '本备案由{expected}受理。', en: 'This filing goes to {expected}.' },
    remedy: { zh: '由该单位人员办理。', en: 'Somebody of that office must act.' },
    article: 'notice 三(二)',
  },
  'filing.own-agency': {
    message: {
      zh: '您在报送部门任职，不能受理本备案。',
      en: 'You hold a post in the filing agency and may not act on its filing in another role.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §3',
  },
  'filing.same-person': {
    message: {
      zh: '编制、确认与受理须由不同的人办理（含受托代行）。',
      en: 'Who wrote or confirmed the filing may not accept it, also through mandates.',
    },
    remedy: { zh: '由其他人员办理。', en: 'Somebody else must act.' },
    article: 'rules §3',
  },
  'filing.person-only': {
    message: {
      zh: '确认、受理、要求更正须由本人登录办理。',
      en: 'Confirmation, acceptance and requests for correction are acts of a person in their own session.',
    },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
} as const satisfies Catalogue;

export type FilingCode = keyof typeof filingTexts;

/** What people call the fields whose absence is refused. */
export const fieldWords = {
  name: { zh: '事项名称', en: 'The name of the item' },
  scope: { zh: '检查范围', en: 'The scope' },
} as const satisfies Record<string, Words>;
