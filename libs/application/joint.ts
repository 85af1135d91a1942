import type { Actor, Moment } from '@anjing/lifecycle';
import type { ApplicationForm } from './commands';
import type { ApplicationEvent } from './events';

/** What one agency brings to an inspection. */
export interface Part {
  readonly agency: string;
  readonly items: readonly string[];
  readonly officers: readonly string[];
}

/** An agency that was invited. Its items and officers count only while it consents. */
export interface Participant extends Part {
  readonly answer: 'awaited' | 'consented' | 'declined' | 'left';
  /** When it was invited, answered or left, or when its consent became void. */
  readonly since: Moment;
}

/** The participants after an event. */
export function joined(participants: readonly Participant[], event: ApplicationEvent): readonly Participant[] {
  const put = (agency: string, change: Partial<Participant>) =>
    participants.map((one) => (one.agency === agency ? { ...one, ...change } : one));
  switch (event.type) {
    case 'ParticipantInvited':
      return [
        ...participants.filter(({ agency }) => agency !== event.agency),
        { agency: event.agency, items: [], officers: [], answer: 'awaited', since: event.at },
      ];
    case 'InvitationTakenBack':
      return participants.filter(({ agency }) => agency !== event.agency);
    case 'ParticipantConsented': {
      const { agency, items, officers, at: since } = event;
      return put(agency, { items, officers, answer: 'consented', since });
    }
    case 'ParticipantDeclined':
      return put(event.agency, { items: [], officers: [], answer: 'declined', since: event.at });
    case 'ParticipantLeft':
      return put(event.agency, { items: [], officers: [], answer: 'left', since: event.at });
    case 'ApplicationAmended': {
      const voided = event.voidsConsentOf ?? [];
      return participants.map((one) =>
        voided.includes(one.agency) ? { ...one, answer: 'awaited', since: event.at } : one,
      );
    }
    case 'OfficersReplaced':
      return event.agency === undefined ? participants : put(event.agency, { officers: event.officers });
    default:
      return participants;
  }
}

/** Participants with an answer. */
export function answering(
  { participants }: { readonly participants: readonly Participant[] },
  ...answers: readonly Participant['answer'][]
): readonly Participant[] {
  return participants.filter(({ answer }) => answers.includes(answer));
}

/** The participant for whose agency somebody acts. */
export function participantOf(
  { participants }: { readonly participants: readonly Participant[] },
  by: Actor,
): Participant | undefined {
  return 'organisation' in by ? participants.find(({ agency }) => agency === by.organisation) : undefined;
}

/** The form with the items and officers of everybody who takes part: what is claimed, approved and carried out. */
export function wholeForm(form: ApplicationForm, parts: readonly Part[]): ApplicationForm {
  return {
    ...form,
    items: [...form.items, ...parts.flatMap(({ items }) => items)],
    officers: [...form.officers, ...parts.flatMap(({ officers }) => officers)],
  };
}

/** Agencies with a part in the case, now or before they left: none of their people reviews or approves it (rules §3). */
export function applyingAgencies(
  form: ApplicationForm | undefined,
  context: { readonly participants: readonly Participant[] },
): readonly string[] {
  return [...(form ? [form.agency] : []), ...answering(context, 'consented', 'left').map(({ agency }) => agency)];
}

/** Whether an amendment touches what a participant agreed to and an approval binds: target, items, days, reason (rules §3). */
export function changesWhatBinds(before: ApplicationForm, after: ApplicationForm): boolean {
  const binding = ({ site, items, days, reason }: ApplicationForm) =>
    JSON.stringify([
      site,
      [...items].sort(),
      days.map(({ date, from, until }) => `${date} ${from} ${until}`).sort(),
      reason.private,
    ]);
  return binding(before) !== binding(after);
}
