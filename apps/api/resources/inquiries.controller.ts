import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import { type InquiryCommand, type InquiryFacts, type InquiryMachine, inquiryActs } from '@anjing/inquiry';
import type { Language } from '@anjing/platform';
import { Get, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { CaseResource } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Reading, type Door } from '../door/door';
import { House } from '../house';
import { InquiryDto, inquiryView, type InquiryFields } from './inquiry-view';

/** What the enterprise does not read: what the agency goes on to do. */
const ofTheAgencyAlone = ['InquiryLeftToVisit', 'InquiryDrafted', 'InquiryAmended'];

@CaseRoutes('inquiries', InquiryDto, inquiryActs)
export class InquiriesController extends CaseResource<InquiryMachine, InquiryCommand, InquiryFacts, InquiryFields> {
  constructor(house: House) {
    super(house, house.cases.inquiry);
  }

  protected view(standing: Standing<InquiryMachine>, language: Language, principal: Principal) {
    return inquiryView(standing, language, !isEnterpriseOf(standing, principal));
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule; what is not for the caller is left out' })
  @Get(':id/history')
  override async history(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const hidden = isEnterpriseOf(standing, Principal.of(door.caller, standing.view)) ? ofTheAgencyAlone : [];
    const history = standing.history.filter(({ event }) => !hidden.includes(event.type));
    return historyView({ ...standing, history }, this.cases.kind.lifecycle, door.language);
  }
}

function isEnterpriseOf({ state }: Standing<InquiryMachine>, { organisations }: Principal): boolean {
  const { form } = state.context;
  return form !== undefined && organisations.includes(form.enterprise);
}
