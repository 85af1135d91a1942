import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import {
  showsEvent,
  viewerOf,
  type ComplaintCommand,
  type ComplaintFacts,
  type ComplaintMachine,
  complaintActs,
} from '@anjing/complaint';
import type { Language } from '@anjing/platform';
import { Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { CaseResource } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Reading, type Door } from '../door/door';
import { House } from '../house';
import { ComplaintDto, complaintView, type ComplaintFields } from './complaint-view';

@CaseRoutes('complaints', ComplaintDto, complaintActs)
export class ComplaintsController extends CaseResource<
  ComplaintMachine,
  ComplaintCommand,
  ComplaintFacts,
  ComplaintFields
> {
  constructor(house: House) {
    super(house, house.cases.complaint);
  }

  protected view(standing: Standing<ComplaintMachine>, language: Language, principal: Principal) {
    return complaintView(standing, language, principal.organisations);
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule; what is not for the caller is left out' })
  @Get(':id/history')
  override async history(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const { organisations } = Principal.of(door.caller, standing.view);
    const viewer = viewerOf(standing.state, organisations);
    const history = standing.history.filter(({ event }) => showsEvent(viewer, event.type));
    return historyView({ ...standing, history }, this.cases.kind.lifecycle, door.language);
  }
}
