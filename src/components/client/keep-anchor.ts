/**
 * A page that leads on by itself drops what stands after the # of its address. This runs before it does, and follows
 * the section that was asked for.
 */
const section = document.getElementById(location.hash.slice(1))?.querySelector('a');
if (section) location.replace(section.href);

export {};
