/** Returns a text of the interface with each `{name}` replaced by its value; a slot without a value stays as it is. */
export function fillSlots(text: string, slots: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, slot: string) => String(slots[slot] ?? whole));
}
