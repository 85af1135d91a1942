import type { Standing } from '@anjing/cases';
import type { Language } from '@anjing/platform';
import { type AlertCommand, type AlertFacts, type AlertMachine, alertActs } from '@anjing/supervision';
import { CaseResource } from '../door/case-resource';
import { CaseRoutes } from '../door/description';
import { House } from '../house';
import { AlertDto, alertView, type AlertFields } from './alert-view';

@CaseRoutes('alerts', AlertDto, alertActs)
export class AlertsController extends CaseResource<AlertMachine, AlertCommand, AlertFacts, AlertFields> {
  constructor(house: House) {
    super(house, house.cases.alert);
  }

  protected view(standing: Standing<AlertMachine>, language: Language) {
    return alertView(standing, language);
  }
}
