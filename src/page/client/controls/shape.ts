export type Attribute = string | number | boolean | undefined

/** An element as data: what a control looks like is computed as one of these, and then brought onto the page. */
export interface Shape {
  readonly tag: string
  readonly attributes: Readonly<Record<string, Attribute>>
  readonly children: readonly (Shape | string)[]
}

/** `shape('text', { x: 3 }, 'k')`. Attributes that are false or undefined are left out; true ones are empty. */
export function shape(
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Shape | string)[]
): Shape {
  return { tag, attributes, children }
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * Makes the children of an element what the shapes say. Elements that are there already stay, place by place, so that
 * the focus, a drag and a half-typed text survive, and only what differs is written.
 */
export function draw(parent: Element, shapes: readonly (Shape | string)[]): void {
  shapes.forEach((each, index) => {
    const old = parent.childNodes[index]
    if (typeof each === 'string') {
      if (old?.nodeType === Node.TEXT_NODE) {
        if (old.nodeValue !== each) old.nodeValue = each
      } else put(parent, document.createTextNode(each), old)
      return
    }
    const fits = old instanceof Element && old.localName === each.tag
    const element = fits ? old : document.createElementNS(namespaceIn(parent, each.tag), each.tag)
    if (!fits) put(parent, element, old)
    setAttributes(element, each.attributes)
    draw(element, each.children)
  })
  while (parent.childNodes.length > shapes.length) parent.lastChild?.remove()
}

function put(parent: Element, node: Node, old: ChildNode | undefined): void {
  if (old === undefined) parent.append(node)
  else old.replaceWith(node)
}

function namespaceIn(parent: Element, tag: string): string | null {
  return tag === 'svg' ? SVG : parent.namespaceURI
}

function setAttributes(element: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const { name } of [...element.attributes]) {
    const value = attributes[name]
    if (value === undefined || value === false) element.removeAttribute(name)
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (element instanceof HTMLInputElement && setField(element, name, value)) continue
    if (value === undefined || value === false) continue
    const text = value === true ? '' : String(value)
    if (element.getAttribute(name) !== text) element.setAttribute(name, text)
  }
}

/** What the reader changes in a field is a property, not an attribute. */
function setField(field: HTMLInputElement, name: string, value: Attribute): boolean {
  if (name === 'checked') field.checked = value === true
  else if (name === 'value') {
    if (field.value !== String(value)) field.value = String(value)
  } else return false
  return true
}
