import { isBlank, refuse, type Actor, type Private } from '@anjing/lifecycle';
import { asPerson, unless } from './acts';
import type { ApplicationForm } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationFacts } from './facts';
import { answering, participantOf, type Participant } from './joint';
import { judgeHeld, judgeParticipant, judgePart, lawNow, tooMany } from './judge-form';
import type { ApplicationContext } from './machine';
import { answerWords } from './texts';
import type { CommandOf, Finding, Verdict } from './verdict';

/** The lead asks agencies to take part; one that declined or left may be asked again. */
export function invite(
  { form, participants }: ApplicationContext,
  { agencies }: CommandOf<'invite'>,
  facts: ApplicationFacts,
): Verdict {
  const asked = answering({ participants }, 'awaited', 'consented').map(({ agency }) => agency);
  const findings = judgeInvitation(form?.agency ?? '', asked, agencies, facts);
  const [first, ...rest] = invitationsOf(agencies, facts);
  if (!first) return refuse([{ code: 'application.nobody-invited', field: '/agencies' }]);
  return findings.length > 0 ? refuse(findings) : { events: [first, ...rest] };
}

export function invitationsOf(agencies: readonly string[], { now: at, by }: ApplicationFacts): ApplicationEvent[] {
  return agencies.map((agency) => ({ type: 'ParticipantInvited', at, by, agency }));
}

/** @param asked agencies that are invited already and have not said no */
export function judgeInvitation(
  lead: string,
  asked: readonly string[],
  agencies: readonly string[],
  facts: ApplicationFacts,
  at = '/agencies',
): Finding[] {
  const most = lawNow(facts)?.pack.joint.mostParticipants ?? Infinity;
  const findings = agencies.flatMap((agency, index): Finding[] => {
    const field = `${at}/${index}`;
    if (agency === lead) return [{ code: 'application.lead-invited', field }];
    if (asked.includes(agency) || agencies.indexOf(agency) !== index) {
      return [{ code: 'application.invited-twice', parameters: { agency: nameIn(facts, agency) }, field }];
    }
    return judgeParticipant(agency, facts.participants.get(agency), field);
  });
  return [...findings, ...tooMany('agencies', asked.length + agencies.length, most)];
}

/** The lead goes on without an agency that has not answered; one that consented leaves by its own act. */
export function uninvite(
  context: ApplicationContext,
  { agency }: CommandOf<'uninvite'>,
  facts: ApplicationFacts,
): Verdict {
  const participant = context.participants.find((one) => one.agency === agency);
  const { now: at, by } = facts;
  return unless(mustBe(participant, 'awaited'), { type: 'InvitationTakenBack', at, by, agency });
}

/** A participant consents to the form as it stands, with its own items and officers (rules §3). */
export function consent(
  context: ApplicationContext,
  form: ApplicationForm,
  { items, officers, statement }: CommandOf<'consent'>,
  facts: ApplicationFacts,
): Verdict {
  const participant = participantOf(context, facts.by);
  const unanswered = mustBe(participant, 'awaited');
  const law = lawNow(facts);
  if (!participant || unanswered.length > 0) return refuse(unanswered);
  if (!law) return refuse([{ code: 'application.no-rule-pack', field: '/site' }]);
  const { agency } = participant;
  const { site, days } = form;
  const findings = [
    ...judgePart({ agency, items, officers }, days, facts, law),
    ...tooMany('items', items.length, law.pack.application.mostItems),
    ...judgeHeld({ site, items, days }, facts),
  ];
  return asPerson(facts, (by) =>
    unless(findings, {
      type: 'ParticipantConsented',
      at: facts.now,
      by,
      agency,
      items,
      officers,
      ...(statement && { statement }),
    }),
  );
}

/** A participant says no before it has consented: it has no part in the case. */
export function decline(
  context: ApplicationContext,
  { reason }: CommandOf<'decline'>,
  facts: ApplicationFacts,
): Verdict {
  const participant = participantOf(context, facts.by);
  const findings = [...mustBe(participant, 'awaited'), ...judgeReason(reason)];
  const agency = participant?.agency ?? '';
  return asPerson(facts, (by) => unless(findings, { type: 'ParticipantDeclined', at: facts.now, by, agency, reason }));
}

/** A participant leaves after it has consented: the case goes on without what it brought (rules §3). */
export function leave(context: ApplicationContext, { reason }: CommandOf<'leave'>, facts: ApplicationFacts): Verdict {
  const participant = participantOf(context, facts.by);
  const findings = [...mustBe(participant, 'consented'), ...judgeReason(reason)];
  const { agency, items, officers } = participant ?? { agency: '', items: [], officers: [] };
  return asPerson(facts, (by) =>
    unless(findings, { type: 'ParticipantLeft', at: facts.now, by, agency, items, officers, reason }),
  );
}

function judgeReason(reason: Private): Finding[] {
  return isBlank(reason) ? [{ code: 'application.reason-missing', field: '/reason' }] : [];
}

/** Every participant has answered before the lead's head signs: silence is no consent (rules §3). */
export function judgeAnswers(context: ApplicationContext, facts: ApplicationFacts): Finding[] {
  return answering(context, 'awaited').map(({ agency }) => ({
    code: 'application.consent-missing',
    parameters: { agency: nameIn(facts, agency) },
  }));
}

/** Whose officers somebody replaces: the lead's, or those of the participant they act for. */
export function partOfActor(
  form: ApplicationForm,
  context: ApplicationContext,
  by: Actor,
): { readonly agency: string; readonly participant: boolean } | undefined {
  if ('organisation' in by && by.organisation === form.agency) return { agency: form.agency, participant: false };
  const participant = participantOf(context, by);
  return participant?.answer === 'consented' ? { agency: participant.agency, participant: true } : undefined;
}

function mustBe(participant: Participant | undefined, answer: Participant['answer']): Finding[] {
  if (participant?.answer === answer) return [];
  if (!participant) return [{ code: 'application.not-invited' }];
  return [{ code: 'application.other-answer', parameters: { answer: answerWords[participant.answer] } }];
}

function nameIn({ participants }: ApplicationFacts, agency: string) {
  return participants.get(agency)?.name ?? agency;
}
