import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationState } from './machine';
import { stateWords } from './texts';

/** The acts on an application: a row a command. */
export const applicationActs: Acts<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  draft: { leadsTo: ['ApplicationDrafted'], words: { zh: '起草', en: 'draft' } },
  amend: { leadsTo: ['ApplicationAmended'], address: 'form', words: { zh: '修改', en: 'amend' } },
  invite: { leadsTo: ['ParticipantInvited'], address: 'invitation', words: { zh: '邀请联合检查', en: 'invite' } },
  uninvite: {
    leadsTo: ['InvitationTakenBack'],
    address: 'invitation-withdrawal',
    words: { zh: '取消邀请', en: 'take an invitation back' },
  },
  consent: { leadsTo: ['ParticipantConsented'], address: 'consent', words: { zh: '同意参加', en: 'consent' } },
  decline: { leadsTo: ['ParticipantDeclined'], address: 'decline', words: { zh: '谢绝参加', en: 'decline' } },
  leave: { leadsTo: ['ParticipantLeft'], address: 'leaving', words: { zh: '退出联合检查', en: 'leave' } },
  sign: { leadsTo: ['ApplicationSigned'], address: 'signature', words: { zh: '签署', en: 'sign' } },
  submit: { leadsTo: ['ApplicationSubmitted'], address: 'submission', words: { zh: '报送', en: 'submit' } },
  review: { leadsTo: ['ReviewPassed', 'ApplicationReturned'], address: 'review', words: { zh: '审核', en: 'review' } },
  decide: { leadsTo: ['ApplicationApproved'], address: 'decision', words: { zh: '审批', en: 'decide' } },
  withdraw: { leadsTo: ['ApplicationWithdrawn'], address: 'withdrawal', words: { zh: '撤回', en: 'withdraw' } },
  revoke: { leadsTo: ['ApprovalRevoked'], address: 'revocation', words: { zh: '撤销批准', en: 'revoke' } },
  narrow: { leadsTo: ['ApprovalNarrowed'], address: 'narrowing', words: { zh: '缩小范围', en: 'narrow' } },
  replaceOfficers: {
    leadsTo: ['OfficersReplaced'],
    address: 'officers',
    words: { zh: '更换人员', en: 'replace officers' },
  },
  use: { leadsTo: ['ApprovalUsed'], words: { zh: '入企', en: 'go in' } },
  supersede: { leadsTo: ['ApplicationSuperseded'], words: { zh: '取代', en: 'supersede' } },
};

export const { commandsIn, wrongState, asPerson, unless } = grammarOf('application', applicationActs, stateWords);
