import type { Actor } from '@anjing/lifecycle';
import type { ApplicationEvent, ApplicationForm } from './events';
import type { ApplicationFacts } from './facts';
import { answering, participantOf, type Participant } from './joint';
import { isBlank, judgeHeld, judgeParticipant, judgePart, lawNow, tooMany, type Finding } from './judge-form';
import type { ApplicationContext } from './machine';
import { answerWords } from './texts';
import { asPerson, refuse, unless, type CommandOf, type Verdict } from './verdict';

/** The lead asks agencies to take part; one that declined or left may be asked again. */
export function invite(
  { form, participants }: ApplicationContext,
  { agencies }: CommandOf<'invite'>,
  facts: ApplicationFacts,
): Verdict {
  const { now: at, by } = facts;
  const asked = answering({ participants }, 'awaited', 'consented').map(({ agency }) => agency);
  const findings = agencies.flatMap((agency, index): Finding[] => {
    const field = `/agencies/${index}`;
    if (agency === form?.agency) return [{ code: 'application.lead-invited', field }];
    if (asked.includes(agency) || agencies.indexOf(agency) !== index) {
      return [{ code: 'application.invited-twice', parameters: { agency: nameIn(facts, agency) }, field }];
    }
    return judgeParticipant(agency, facts.participants.get(agency), field);
  });
  const most = lawNow(facts)?.pack.joint.mostParticipants ?? Infinity;
  const events = agencies.map((agency): ApplicationEvent => ({ type: 'ParticipantInvited', at, by, agency }));
  const [first, ...rest] = events;
  const all = [...findings, ...tooMany('agencies', asked.length + agencies.length, most)];
  if (!first) return refuse([{ code: 'application.nobody-invited', field: '/agencies' }]);
  return all.length > 0 ? refuse(all) : { events: [first, ...rest] };
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

/** A participant says no, before it has consented, or leaves afterwards: the case goes on without it (rules §3). */
export function declineOrLeave(
  context: ApplicationContext,
  command: CommandOf<'decline'> | CommandOf<'leave'>,
  facts: ApplicationFacts,
): Verdict {
  const participant = participantOf(context, facts.by);
  const { reason } = command;
  const findings: Finding[] = [
    ...mustBe(participant, command.do === 'decline' ? 'awaited' : 'consented'),
    ...(isBlank(reason) ? [{ code: 'application.reason-missing', field: '/reason' } as const] : []),
  ];
  const type = command.do === 'decline' ? 'ParticipantDeclined' : 'ParticipantLeft';
  const agency = participant?.agency ?? '';
  return asPerson(facts, (by) => unless(findings, { type, at: facts.now, by, agency, reason }));
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
