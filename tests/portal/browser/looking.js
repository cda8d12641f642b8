// What a person would trip over on this page, as a list of sentences. Runs in the page; ends in the list.
(() => {
  const wrongs = [];
  // What is folded away has to be as good as the rest.
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const name = (element) => element.outerHTML.slice(0, 100);
  const isHidden = (element) => element.closest(".said, .skip, thead") !== null;
  const shown = [...document.querySelectorAll("body *")].filter(
    (element) => !isHidden(element) && element.getClientRects().length > 0,
  );
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = parts(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = parts(colour);
      if (alpha === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) wrongs.push(`the page is ${page.scrollWidth} wide`);
  for (const element of shown) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (says) {
      const sizes = [luminance(style.color), luminance(ground(element))].sort((a, b) => b - a);
      const contrast = (sizes[0] + 0.05) / (sizes[1] + 0.05);
      if (contrast < 7) wrongs.push(`contrast ${contrast.toFixed(1)}: ${name(element)}`);
      if (parseFloat(style.fontSize) < 18) wrongs.push(`text ${style.fontSize}: ${name(element)}`);
      if (!style.fontFamily.startsWith('"Be Vietnam Pro"')) wrongs.push(`letters: ${name(element)}`);
      if (style.display !== "inline" && element.scrollWidth > element.clientWidth + 1)
        wrongs.push(`cut off: ${name(element)}`);
    }
    if (element.matches("a, button, input:not([type=hidden]), select, textarea, summary")) {
      if (Math.min(box.width, box.height) < 44)
        wrongs.push(`target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`);
      element.focus({ focusVisible: true });
      const ring = getComputedStyle(element);
      if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 3)
        wrongs.push(`no focus ring: ${name(element)}`);
    }
    if (element.matches("img") && element.naturalWidth === 0) wrongs.push(`no picture: ${name(element)}`);
  }
  if (![...document.fonts].some((font) => font.status === "loaded")) wrongs.push("our letters were not loaded");
  return wrongs;
})();
