import type { Standing } from '@anjing/cases';
import { type DigestCommand, type DigestFacts, type DigestMachine, digestActs } from '@anjing/digest';
import type { Language } from '@anjing/platform';
import { CaseResource } from '../door/case-resource';
import { CaseRoutes } from '../door/description';
import { House } from '../house';
import { DigestDto, digestView, type DigestFields } from './digest-view';

@CaseRoutes('digests', DigestDto, digestActs)
export class DigestsController extends CaseResource<DigestMachine, DigestCommand, DigestFacts, DigestFields> {
  constructor(house: House) {
    super(house, house.cases.digest);
  }

  protected view(standing: Standing<DigestMachine>, language: Language) {
    return digestView(standing, language);
  }
}
