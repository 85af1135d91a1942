import { messagesOf } from '@anjing/texts';
import type { PlanningDeskMessages } from './texts.generated';

export const text = messagesOf<PlanningDeskMessages>();
