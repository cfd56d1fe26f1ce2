import { FileChild, type IContext, type IXmlableObject, type XmlComponent } from 'docx';

/** An element of WordprocessingML that the library has no class for. Its ids are ours: the library counts its own through the life of the process. */
export class Element extends FileChild {
  constructor(
    name: string,
    private readonly attributes: Record<string, string> = {},
    private readonly children: readonly (XmlComponent | string)[] = [],
  ) {
    super(name);
  }

  override prepForXml(context: IContext): IXmlableObject {
    const children = this.children.map((child) => (typeof child === 'string' ? child : child.prepForXml(context))).filter((child) => child !== undefined);
    return { [this.rootKey]: [{ _attr: this.attributes }, ...children] } as IXmlableObject;
  }
}

/** An element with one value: `<w:tag w:val="…"/>`. */
export const valued = (name: string, val: string): Element => new Element(name, { 'w:val': val });

/** Where a bookmark begins and ends. */
export const bookmarkAround = (of: { name: string; id: number }, within: readonly XmlComponent[]): XmlComponent[] => [
  new Element('w:bookmarkStart', { 'w:id': String(of.id), 'w:name': of.name }), ...within, new Element('w:bookmarkEnd', { 'w:id': String(of.id) }),
];
