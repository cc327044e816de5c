// Keeps an open page of figures up to date: where something changed, the new page is laid over the old one in place.

const live = document.querySelector<HTMLLinkElement>('link[rel="live"]')
let known = live?.dataset.version
let reading = false
let again = false

if (live) {
  const source = new EventSource(live.href)
  source.addEventListener('figures', ({ data }: MessageEvent<string>) => {
    const { version } = JSON.parse(data) as { version: string }
    if (version !== known) void renew()
    known = version
  })
  source.addEventListener('closed', () => {
    source.close()
    location.reload()
  })
}

/** One at a time; what was announced meanwhile is read once more. */
async function renew(): Promise<void> {
  again = true
  if (reading) return
  reading = true
  while (again) {
    again = false
    await read().catch(() => {})
  }
  reading = false
}

async function read(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
  if (!response.ok) return location.reload()
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  await picturesOf(fresh)
  document.title = fresh.title
  lay(document.body, fresh.body)
}

/** New pictures are there before they are shown, so that none is ever missing. */
async function picturesOf(page: Document): Promise<void> {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const addresses = [...page.querySelectorAll('picture')].flatMap((picture) => {
    const address = dark
      ? picture.querySelector('source')?.getAttribute('srcset')
      : picture.querySelector('img')?.getAttribute('src')
    return address ? [address] : []
  })
  await Promise.all(
    addresses.map(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode().catch(() => {})
    }),
  )
}

/** Only what differs is touched: whoever reads, selects or stands on a link is not disturbed. */
function lay(old: Element, fresh: Element): void {
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name)
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]]
  for (const [place, node] of after.entries()) {
    const there = before[place]
    if (!there) old.append(node)
    else if (there instanceof Element && node instanceof Element && there.tagName === node.tagName) lay(there, node)
    else if (there.nodeType === Node.TEXT_NODE && node.nodeType === Node.TEXT_NODE) {
      if (there.nodeValue !== node.nodeValue) there.nodeValue = node.nodeValue
    } else there.replaceWith(node)
  }
  for (const extra of before.slice(after.length)) extra.remove()
}
