import { grammarOf, nothing, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfVisit as asked, askedToReplaceOfficers, type VisitCommand } from './commands';
import type { VisitEvent } from './events';
import type { VisitState } from './machine';
import { stateWords, text } from './texts';

const onOpenDay = ({ context: { visit } }: VisitState) => visit?.basis.by === 'openDay';

/** The acts on a visit: a row a command. */
export const visitActs: Acts<VisitCommand, VisitEvent, VisitState> = {
  announce: {
    leadsTo: ['VisitAnnounced'],
    words: text('visit.act.announce'),
    article: 'rules §6',
    // Who is called to an accident at night puts it on record without a clerk.
    by: { agency: ['clerk', 'inspector', 'head'] },
    door: {
      at: '',
      opens: true,
      takes: asked.announce,
      summary: 'Puts a visit on record; its pass is issued unless something is missing',
    },
  },
  recordPast: {
    leadsTo: ['VisitAnnounced'],
    words: text('visit.act.record-past'),
    article: 'rules §5',
    by: { agency: ['inspector'] },
    personal: true,
    door: {
      at: 'past',
      opens: true,
      takes: asked.recordPast,
      summary: 'Records a visit that took place where the service could not be asked',
    },
  },
  tell: {
    leadsTo: ['VisitToldBeforehand'],
    words: text('visit.act.tell'),
    article: 'rules §6',
    fits: ({ context: { toldBeforehand, visit } }) => !toldBeforehand && visit?.basis.by !== 'service',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'announcement', takes: asked.tell, summary: 'The agency tells the enterprise beforehand' },
  },
  invite: {
    leadsTo: ['VisitParticipantInvited'],
    words: text('visit.act.invite'),
    article: 'notice 二(三)',
    fits: onOpenDay,
    by: { agency: ['clerk', 'head'] },
    door: { at: 'invitation', takes: asked.invite, summary: 'Asks another agency to come along' },
  },
  join: {
    leadsTo: ['VisitParticipantJoined'],
    words: text('visit.act.join'),
    article: 'notice 二(三)',
    fits: onOpenDay,
    by: { participants: ['clerk', 'head'] },
    door: {
      at: 'participation',
      takes: asked.join,
      summary: 'An invited agency comes along with its own items and officers',
    },
  },
  leave: {
    leadsTo: ['VisitParticipantLeft'],
    words: text('visit.act.leave'),
    article: 'rules §6',
    fits: ({ context: { visit, invited } }) => invited.length > 0 || (visit?.participants.length ?? 0) > 0,
    by: { participants: ['clerk', 'head'] },
    door: { at: 'leaving', takes: nothing, summary: 'An agency does not come along' },
  },
  approveSpecial: {
    leadsTo: ['SpecialVisitApproved'],
    words: text('visit.act.approve-special'),
    article: 'rules §4',
    fits: ({ context: { visit, approval } }) => visit?.basis.by === 'special' && !approval,
    by: { agency: ['head'] },
    personal: true,
    signs: true,
    door: { at: 'approval', takes: asked.approveSpecial, summary: "The agency's head approves a special visit" },
  },
  issuePass: {
    leadsTo: ['PassIssued'],
    words: text('visit.act.issue-pass'),
    article: 'rules §5',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'pass', takes: asked.issuePass, summary: 'Issues the pass, once what was missing has been mended' },
  },
  replaceOfficers: {
    leadsTo: ['VisitOfficersReplaced'],
    words: text('visit.act.replace-officers'),
    article: 'rules §3',
    by: { agency: ['clerk', 'head'], participants: ['clerk', 'head'] },
    door: {
      at: 'officers',
      takes: askedToReplaceOfficers,
      summary: 'Replaces officers by others of the agency with valid certificates',
    },
  },
  narrow: {
    leadsTo: ['VisitNarrowed'],
    words: text('visit.act.narrow'),
    article: 'notice 三(五)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'narrowing', takes: asked.narrow, summary: 'Fewer items or an earlier end' },
  },
  cancel: {
    leadsTo: ['VisitCancelled'],
    words: text('visit.act.cancel'),
    article: 'rules §6',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'cancellation', takes: asked.cancel, summary: 'Cancels the visit; its pass is dead' },
  },
  refuseAtGate: {
    leadsTo: ['VisitRefusedAtGate'],
    words: text('visit.act.refuse-at-gate'),
    article: 'notice 四(三)',
    by: { enterprise: ['enterprise'] },
    // Whether the pass or the gate's code was shown is asked before: the resource does it by hand.
    door: {
      at: 'refusal',
      summary: 'The enterprise does not let the officers in, who stand at its gate with their pass',
    },
  },
  checkIn: {
    leadsTo: ['VisitCheckedIn'],
    words: text('visit.act.check-in'),
    article: 'rules §5',
    by: { agency: ['inspector'], participants: ['inspector'] },
    personal: true,
    door: { at: 'check-in', takes: asked.checkIn, summary: 'An officer goes in' },
  },
  checkOut: {
    leadsTo: ['VisitCheckedOut'],
    words: text('visit.act.check-out'),
    article: 'rules §5',
    by: { agency: ['inspector'], participants: ['inspector'] },
    personal: true,
    door: { at: 'check-out', takes: asked.checkOut, summary: 'The officers leave' },
  },
  recordResult: {
    leadsTo: ['VisitResultRecorded'],
    words: text('visit.act.record-result'),
    article: 'rules §6',
    by: { agency: ['inspector'], participants: ['inspector'] },
    personal: true,
    door: {
      at: 'result',
      takes: asked.recordResult,
      summary: 'Findings by item, measures, reinspection; again, it corrects them',
    },
  },
  makeGood: {
    leadsTo: ['VisitMadeGood'],
    words: text('visit.act.make-good'),
    article: 'rules §4',
    fits: ({ context: { visit, entered, flags } }) => visit?.basis.by === 'special' && (!entered || flags.length > 0),
    by: { agency: ['clerk', 'inspector', 'head'] },
    door: { at: 'proof', takes: asked.makeGood, summary: 'Brings in what an emergency passed over' },
  },
};

/** What of a visit may be seen or asked, by whom. */
export const visitViews: Views = {
  read: {
    agency: ['clerk', 'inspector', 'head', 'system'],
    participants: ['clerk', 'inspector', 'head'],
    bureau: ['reviewer'],
    participantBureaus: ['reviewer'],
    enterprise: ['enterprise'],
  },
  preflight: { agency: ['clerk', 'inspector', 'head', 'system'] },
  carryPass: { agency: ['clerk', 'inspector', 'head', 'system'], participants: ['clerk', 'inspector', 'head'] },
};

export const grammar = grammarOf('visit', visitActs, stateWords);
export const { wrongState, asPerson, unless } = grammar;
