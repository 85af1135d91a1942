// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface PlanningDeskMessages {
  readonly 'planning-desk.visit.applied-for': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends PlanningDeskMessages {}
}
