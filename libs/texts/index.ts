export * from './text';
export * from './messages';
export * from './say';
export * from './issues';

/** The keys of every room, each with the placeholders of its text: each room's generated types add theirs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is filled by the rooms
export interface Placeholders {}
