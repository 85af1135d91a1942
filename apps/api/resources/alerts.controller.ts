import type { Standing } from '@anjing/cases';
import { privately } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import type { AlertCommand, AlertFacts, AlertMachine } from '@anjing/supervision';
import { Body, Param, Post } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Acts, CaseResource } from '../door/case-resource';
import { CaseRoutes } from '../door/description';
import { Acting, type ActDoor } from '../door/door';
import { House } from '../house';
import { AlertDto, alertView, type AlertFields } from './alert-view';

const text = z.string().max(20_000);

class FollowUpDto extends createZodDto(
  z.strictObject({
    order: text.meta({ description: 'What the agency has to explain or put right' }),
    workingDays: z
      .int()
      .optional()
      .meta({ description: "Working days for the answer; the rule pack's number where absent" }),
  }),
) {}
class AnswerDto extends createZodDto(z.strictObject({ answer: text })) {}
class ClosureDto extends createZodDto(z.strictObject({ conclusion: text })) {}
class ClearanceDto extends createZodDto(z.strictObject({ reason: text })) {}

@CaseRoutes('alerts', AlertDto)
export class AlertsController extends CaseResource<AlertMachine, AlertCommand, AlertFacts, AlertFields> {
  constructor(house: House) {
    super(house, house.cases.alert);
  }

  protected view(standing: Standing<AlertMachine>, language: Language) {
    return alertView(standing, language);
  }

  @Acts('The judicial bureau orders a follow-up (督办): the agency has to answer by a day')
  @Post(':id/follow-up')
  async followUp(@Param('id') id: string, @Body() { order, workingDays }: FollowUpDto, @Acting() door: ActDoor) {
    const command = {
      do: 'followUp',
      order: privately(order),
      ...(workingDays !== undefined && { workingDays }),
    } as const;
    return this.act(id, command, door);
  }

  @Acts('The agency answers')
  @Post(':id/answer')
  async answering(@Param('id') id: string, @Body() { answer }: AnswerDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'answer', answer: privately(answer) }, door);
  }

  @Acts('The judicial bureau closes the alert after the answer')
  @Post(':id/closure')
  async close(@Param('id') id: string, @Body() { conclusion }: ClosureDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'close', conclusion: privately(conclusion) }, door);
  }

  @Acts('The judicial bureau finds that nothing was wrong')
  @Post(':id/clearance')
  async clear(@Param('id') id: string, @Body() { reason }: ClearanceDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'clear', reason: privately(reason) }, door);
  }
}
