// How much Slack takes: the limits of Block Kit, in UTF-16 units. https://docs.slack.dev/reference/block-kit/blocks
export const limits = {
  blocks: { message: 50, view: 100 },
  /**
   * All texts of one message together: Slack counts 12,000 and a little more, and says so nowhere but in its answers
   * (`msg_blocks_too_long`); a view has 250 kB.
   */
  allText: { message: 12_000, view: 50_000 },
  /** The recommended length of a message's own text is 4,000. */
  messageText: 3000,
  header: 150,
  section: 3000,
  field: 2000,
  fields: 10,
  contextElements: 10,
  elements: 25,
  id: 255,
  button: 75,
  buttonValue: 2000,
  address: 3000,
  accessibleLabel: 75,
  option: 75,
  options: 100,
  optionGroups: 100,
  menuOptions: 5,
  confirm: { title: 100, text: 300, button: 30 },
  alt: 2000,
  imageTitle: 2000,
  label: 2000,
  input: 3000,
  viewTitle: 24,
  privateMetadata: 3000,
  /**
   * Slack refuses a third chart, and has told nobody; of series its pages name six and twelve.
   * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
   */
  charts: 2,
  chart: { title: 50, label: 20, series: 6, points: 20 },
} as const
