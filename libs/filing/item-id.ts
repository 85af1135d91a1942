/** An agency's own short name, as ids carry it: that of `agency/city-emergency` is `city-emergency`. */
export function slugOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** Id in the registers of an item on an agency's list. */
export function itemId(agency: string, key: string): string {
  return `item/${slugOf(agency)}-${key}`;
}
