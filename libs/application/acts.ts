import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfApplication as asked, type ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationState } from './machine';
import { stateWords, text } from './texts';

/** The acts on an application: a row a command. */
export const applicationActs: Acts<ApplicationCommand, ApplicationEvent, ApplicationState> = {
  draft: {
    leadsTo: ['ApplicationDrafted'],
    words: text('application.act.draft'),
    article: 'notice 三(四)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: '', opens: true, takes: asked.draft, summary: 'Drafts an application' },
  },
  amend: {
    leadsTo: ['ApplicationAmended'],
    words: text('application.act.amend'),
    article: 'rules §3',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: 'form', takes: asked.amend, summary: 'Replaces the form; an earlier signature no longer covers it' },
  },
  invite: {
    leadsTo: ['ParticipantInvited'],
    words: text('application.act.invite'),
    article: 'notice 二(三)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'invitation', takes: asked.invite, summary: 'The lead asks other agencies to take part' },
  },
  uninvite: {
    leadsTo: ['InvitationTakenBack'],
    words: text('application.act.uninvite'),
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
    words: text('application.act.consent'),
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
    words: text('application.act.decline'),
    article: 'rules §3',
    by: { participants: ['clerk', 'head'] },
    personal: true,
    door: { at: 'decline', takes: asked.decline, summary: 'An invited agency does not take part' },
  },
  leave: {
    leadsTo: ['ParticipantLeft'],
    words: text('application.act.leave'),
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
    words: text('application.act.sign'),
    article: 'notice 三(四)',
    by: { agency: ['head'] },
    personal: true,
    signs: true,
    door: { at: 'signature', takes: asked.sign, summary: "The agency's main leader signs and seals this content" },
  },
  submit: {
    leadsTo: ['ApplicationSubmitted'],
    words: text('application.act.submit'),
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
    words: text('application.act.review'),
    article: 'notice 三(四)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'review', takes: asked.review, summary: 'The judicial bureau passes, returns or refuses' },
  },
  decide: {
    leadsTo: ['ApplicationApproved'],
    words: text('application.act.decide'),
    article: 'notice 三(四)',
    by: { authority: ['leader'] },
    personal: true,
    signs: true,
    door: { at: 'decision', takes: asked.decide, summary: "The authority's main leader approves or refuses" },
  },
  withdraw: {
    leadsTo: ['ApplicationWithdrawn'],
    words: text('application.act.withdraw'),
    article: 'rules §3',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'withdrawal', takes: asked.withdraw, summary: 'The agency withdraws' },
  },
  revoke: {
    leadsTo: ['ApprovalRevoked'],
    words: text('application.act.revoke'),
    article: 'notice 三(五)',
    by: { authority: ['leader'] },
    personal: true,
    signs: true,
    door: { at: 'revocation', takes: asked.revoke, summary: 'The authority takes its approval back' },
  },
  narrow: {
    leadsTo: ['ApprovalNarrowed'],
    words: text('application.act.narrow'),
    article: 'notice 三(五)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'narrowing', takes: asked.narrow, summary: 'Fewer items, fewer days or an earlier end' },
  },
  replaceOfficers: {
    leadsTo: ['OfficersReplaced'],
    words: text('application.act.replace-officers'),
    article: 'rules §3',
    by: { agency: ['clerk', 'head'], participants: ['clerk', 'head'] },
    door: {
      at: 'officers',
      takes: asked.replaceOfficers,
      summary: 'Replaces officers by others of the agency with valid certificates',
    },
  },
  use: { leadsTo: ['ApprovalUsed'], words: text('application.act.use'), article: 'rules §3' },
  supersede: { leadsTo: ['ApplicationSuperseded'], words: text('application.act.supersede'), article: 'rules §3' },
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
