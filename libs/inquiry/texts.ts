import type { Catalogue, Words } from '@anjing/lifecycle';
import type { InquiryStateName } from './machine';

/** What people call the states (notice 二(二)). */
export const stateWords: Readonly<Record<InquiryStateName, Words>> = {
  absent: { zh: '未建立', en: 'not begun' },
  drafting: { zh: '起草中', en: 'being drafted' },
  sent: { zh: '待企业答复', en: 'awaiting the answer' },
  answered: { zh: '企业已答复', en: 'answered' },
  settled: { zh: '非现场办结', en: 'settled off site' },
  visitNeeded: { zh: '需现场检查', en: 'left to a visit' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** Every reason for which an act on an inquiry is refused, with its remedy and article. */
export const inquiryTexts = {
  'inquiry.wrong-state': {
    message: {
      zh: '非现场核查处于“{state}”状态，不能办理此事项。',
      en: 'The inquiry is {state}; this act does not follow.',
    },
    remedy: { zh: '现在可以办理：{possible}。', en: 'What may be done now: {possible}.' },
    article: 'notice 二(二)',
  },
  'inquiry.no-rule-pack': {
    message: { zh: '该辖区当日没有生效的规则包。', en: 'No rule pack is in effect for this area today.' },
    remedy: { zh: '请平台管理员载入规则包。', en: 'An administrator loads the rule pack.' },
    article: 'rules §2',
  },
  'inquiry.unknown-agency': {
    message: { zh: '没有登记的执法部门：{id}。', en: 'The registers know no agency {id}.' },
    remedy: { zh: '核对部门编号。', en: "Check the agency's id." },
    article: 'notice 二(二)',
  },
  'inquiry.not-your-agency': {
    message: { zh: '不能代其他部门询问企业。', en: 'Nobody asks for another agency.' },
    remedy: { zh: '由该部门自己询问。', en: 'That agency asks itself.' },
    article: 'notice 二(二)',
  },
  'inquiry.unknown-enterprise': {
    message: { zh: '没有登记的企业：{id}。', en: 'The registers know no enterprise {id}.' },
    remedy: { zh: '核对企业编号，或请平台管理员登记。', en: "Check the enterprise's id, or have it recorded." },
    article: 'notice 二(二)',
  },
  'inquiry.site-of-another': {
    message: { zh: '场所{id}不属于该企业。', en: 'The site {id} is not of this enterprise.' },
    remedy: { zh: '选择该企业的场所，或不填场所。', en: "Name a site of the enterprise's, or none." },
    article: 'notice 二(二)',
  },
  'inquiry.items-missing': {
    message: { zh: '未写明涉及的执法事项。', en: 'No item is named.' },
    remedy: { zh: '从已公布的事项清单中选择。', en: 'Choose items from the published list.' },
    article: 'notice 三(一)',
  },
  'inquiry.too-many-items': {
    message: { zh: '事项超过{limit}项。', en: 'There are more than {limit} items.' },
    remedy: { zh: '分次询问。', en: 'Ask in several inquiries.' },
    article: 'notice 三(一)',
  },
  'inquiry.unknown-item': {
    message: {
      zh: '事项{id}不在本部门已公布的清单上，或重复。',
      en: "The item {id} is not on the agency's published list, or is named twice.",
    },
    remedy: { zh: '从已公布的事项清单中选择，每项一次。', en: 'Choose items from the published list, each once.' },
    article: 'notice 三(一)',
  },
  'inquiry.text-missing': {
    message: { zh: '内容未填写。', en: 'The text is empty.' },
    remedy: { zh: '写明内容。', en: 'Write what is meant.' },
    article: 'notice 二(二)',
  },
  'inquiry.text-too-long': {
    message: { zh: '内容超过{limit}字。', en: 'The text is longer than {limit} characters.' },
    remedy: { zh: '缩短后再提交。', en: 'Shorten it.' },
    article: 'notice 二(二)',
  },
  'inquiry.days-out-of-range': {
    message: { zh: '答复时限须为1至{most}个工作日。', en: 'An answer is given 1 to {most} working days.' },
    remedy: { zh: '在此范围内确定时限。', en: 'Choose a number in this range.' },
    article: 'notice 二(二)',
  },
  'inquiry.not-yours-to-answer': {
    message: {
      zh: '由被询问的企业答复；部门只记录口头答复。',
      en: 'The enterprise that was asked answers; the agency only writes down what it was told.',
    },
    remedy: {
      zh: '由企业账号答复，或由询问部门记录。',
      en: 'Answer with the account of the enterprise, or let the agency that asked write it down.',
    },
    article: 'notice 二(一)',
  },
  'inquiry.person-only': {
    message: { zh: '此事项须由本人办理。', en: 'This is an act of a person.' },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
  'inquiry.not-due': {
    message: { zh: '期限未到或已处理。', en: 'This deadline is not due, or has been answered.' },
    remedy: { zh: '无需处理。', en: 'There is nothing to do.' },
    article: 'notice 二(二)',
  },
} as const satisfies Catalogue;

export type InquiryCode = keyof typeof inquiryTexts;
