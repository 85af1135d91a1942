import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfApplication as asked, type ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationState } from './machine';
import { stateWords } from './texts';

/** The acts on an application: a row a command. */
export const applicationActs: Acts<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  draft: {
    leadsTo: ['ApplicationDrafted'],
    words: { zh: '起草', en: 'draft' },
    article: 'notice 三(四)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: '', opens: true, takes: asked.draft, summary: 'Drafts an application' },
  },
  amend: {
    leadsTo: ['ApplicationAmended'],
    words: { zh: '修改', en: 'amend' },
    article: 'rules §3',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: 'form', takes: asked.amend, summary: 'Replaces the form; an earlier signature no longer covers it' },
  },
  invite: {
    leadsTo: ['ParticipantInvited'],
    words: { zh: '邀请联合检查', en: 'invite' },
    article: 'notice 二(三)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'invitation', takes: asked.invite, summary: 'The lead asks other agencies to take part' },
  },
  uninvite: {
    leadsTo: ['InvitationTakenBack'],
    words: { zh: '取消邀请', en: 'take an invitation back' },
    article: 'rules §3',
    by: { agency: ['clerk', 'head'] },
    door: {
      at: 'invitation-withdrawal',
      takes: asked.uninvite,
      summary: 'The lead goes on without an agency that has not answered',
    },
  },
  consent: {
    leadsTo: ['ParticipantConsented'],
    words: { zh: '同意参加', en: 'consent' },
    article: 'notice 三(四)',
    by: { participants: ['head'] },
    personal: true,
    signs: true,
    door: {
      at: 'consent',
      takes: asked.consent,
      summary: "A participant's head consents, with the participant's own items and officers",
    },
  },
  decline: {
    leadsTo: ['ParticipantDeclined'],
    words: { zh: '谢绝参加', en: 'decline' },
    article: 'rules §3',
    by: { participants: ['clerk', 'head'] },
    personal: true,
    door: { at: 'decline', takes: asked.decline, summary: 'An invited agency does not take part' },
  },
  leave: {
    leadsTo: ['ParticipantLeft'],
    words: { zh: '退出联合检查', en: 'leave' },
    article: 'rules §3',
    by: { participants: ['clerk', 'head'] },
    personal: true,
    door: {
      at: 'leaving',
      takes: asked.leave,
      summary: 'A participant leaves: the case goes on without its items and officers',
    },
  },
  sign: {
    leadsTo: ['ApplicationSigned'],
    words: { zh: '签署', en: 'sign' },
    article: 'notice 三(四)',
    by: { agency: ['head'] },
    personal: true,
    signs: true,
    door: { at: 'signature', takes: asked.sign, summary: "The agency's main leader signs and seals this content" },
  },
  submit: {
    leadsTo: ['ApplicationSubmitted'],
    words: { zh: '报送', en: 'submit' },
    article: 'notice 三(四)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: {
      at: 'submission',
      takes: asked.submit,
      summary: 'Submits the signed form to the judicial bureau: its receipt starts the clock',
    },
  },
  review: {
    leadsTo: ['ReviewPassed', 'ApplicationReturned'],
    words: { zh: '审核', en: 'review' },
    article: 'notice 三(四)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'review', takes: asked.review, summary: 'The judicial bureau passes, returns or refuses' },
  },
  decide: {
    leadsTo: ['ApplicationApproved'],
    words: { zh: '审批', en: 'decide' },
    article: 'notice 三(四)',
    by: { authority: ['leader'] },
    personal: true,
    signs: true,
    door: { at: 'decision', takes: asked.decide, summary: "The authority's main leader approves or refuses" },
  },
  withdraw: {
    leadsTo: ['ApplicationWithdrawn'],
    words: { zh: '撤回', en: 'withdraw' },
    article: 'rules §3',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'withdrawal', takes: asked.withdraw, summary: 'The agency withdraws' },
  },
  revoke: {
    leadsTo: ['ApprovalRevoked'],
    words: { zh: '撤销批准', en: 'revoke' },
    article: 'notice 三(五)',
    by: { authority: ['leader'] },
    personal: true,
    signs: true,
    door: { at: 'revocation', takes: asked.revoke, summary: 'The authority takes its approval back' },
  },
  narrow: {
    leadsTo: ['ApprovalNarrowed'],
    words: { zh: '缩小范围', en: 'narrow' },
    article: 'notice 三(五)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'narrowing', takes: asked.narrow, summary: 'Fewer items, fewer days or an earlier end' },
  },
  replaceOfficers: {
    leadsTo: ['OfficersReplaced'],
    words: { zh: '更换人员', en: 'replace officers' },
    article: 'rules §3',
    by: { agency: ['clerk', 'head'], participants: ['clerk', 'head'] },
    door: {
      at: 'officers',
      takes: asked.replaceOfficers,
      summary: 'Replaces officers by others of the agency with valid certificates',
    },
  },
  use: { leadsTo: ['ApprovalUsed'], words: { zh: '入企', en: 'go in' }, article: 'rules §3' },
  supersede: { leadsTo: ['ApplicationSuperseded'], words: { zh: '取代', en: 'supersede' }, article: 'rules §3' },
};

/** What of an application may be seen or asked, by whom. */
export const applicationViews: Views = {
  read: {
    agency: ['clerk', 'inspector', 'head', 'system'],
    participants: ['clerk', 'inspector', 'head', 'system'],
    participantBureaus: ['reviewer'],
    bureau: ['reviewer'],
    authority: ['leader', 'clerk'],
  },
  preflight: { agency: ['clerk', 'inspector', 'head', 'system'] },
};

export const grammar = grammarOf('application', applicationActs, stateWords);
export const { commandsIn, wrongState, asPerson, unless } = grammar;
