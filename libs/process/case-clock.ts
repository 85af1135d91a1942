import { carrierOf, type Cases } from '@anjing/kinds';
import { NoSuchCase, Refused, type Standing } from '@anjing/cases';
import type { DatabaseClock } from '@anjing/event-store';
import { isUnresolved } from '@anjing/lifecycle';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Agenda, CaseActivities } from '@anjing/workflows';
import { assertTrusted } from './clock-health';

/** Time, as the actor of every passed deadline. */
const asClock = () => ({ kind: 'clock' }) as const;

/** An agenda of a case that is not there: nothing to wait for. */
const nothing: Agenda = { version: 0, revision: 0, offset: 0, state: '', closed: true, deadlines: [] };

/** Lets time act on cases, through the same door as people. */
export class CaseClock implements CaseActivities {
  constructor(
    private readonly cases: Cases,
    private readonly clock: DatabaseClock,
  ) {}

  async agendaOf(stream: string): Promise<Agenda> {
    try {
      return await this.agenda(await carrierOf(this.cases, stream).recorded(stream));
    } catch (error) {
      if (error instanceof NoSuchCase) return nothing;
      throw error;
    }
  }

  /**
   * @param temporal what Temporal's clock said when it asked, in milliseconds since 1970
   * @throws DoubtfulClock: on a doubtful clock nothing opens and nothing expires (rules §3)
   */
  async elapse(stream: string, deadline: string, round: number, due: number, temporal?: number): Promise<Agenda> {
    assertTrusted(await this.clock.read(), temporal);
    try {
      const standing = await carrierOf(this.cases, stream).act({
        stream,
        command: { do: 'elapse', deadline, round },
        authorize: asClock,
        commandId: `clock ${stream} ${round} ${deadline} ${due}`,
        digest: 'clock',
      });
      return await this.agenda(standing);
    } catch (error) {
      // Early, answered or moved: the record says what to wait for now.
      if (error instanceof Refused) return this.agendaOf(stream);
      throw error;
    }
  }

  private async agenda({ version, state, deadlines }: Standing<AnyStateMachine>): Promise<Agenda> {
    const snapshot: AnyMachineSnapshot = state;
    const { offset } = await this.clock.read();
    return {
      version,
      revision: Date.now(),
      offset,
      state: String(snapshot.value),
      closed: snapshot.status === 'done',
      deadlines: deadlines.map(({ id, round, due, summary }) => ({
        id,
        round,
        summary: `${summary.zh} · ${summary.en}`,
        ...(!isUnresolved(due) && { due: Date.parse(due) }),
      })),
    };
  }
}
