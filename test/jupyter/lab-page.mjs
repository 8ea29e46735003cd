import { setTimeout as pause } from 'node:timers/promises'

/** What a reader does in JupyterLab's page with the notebook that is open. */
export class LabPage {
  constructor(page) {
    this.page = page
    this.notebook = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)')
    this.dialog = page.locator('.jp-Dialog')
  }

  /** Opens a notebook and waits until its kernel is there, or until JupyterLab asks for one. */
  async open(address) {
    await this.page.goto(address)
    await this.cell(0).waitFor({ timeout: 60_000 })
    await Promise.race([this.untilIdle(), this.dialog.waitFor({ timeout: 60_000 })])
  }

  async untilIdle(seconds = 60) {
    await this.page.locator('#jp-main-statusbar', { hasText: /\| Idle/ }).waitFor({ timeout: seconds * 1000 })
  }

  cell(index) {
    return this.notebook.locator('.jp-CodeCell').nth(index)
  }

  async focus(index) {
    await this.cell(index).locator('.cm-content').click()
    await this.page.keyboard.press('Control+End')
  }

  async run(index) {
    await this.focus(index)
    await this.page.keyboard.press('Control+Enter')
  }

  /** Runs a cell to its end; answers what it put out, as text. */
  async runWhole(index) {
    await this.run(index)
    await this.untilRan(index)
    return this.outputOf(index)
  }

  /** Until a cell's star is a number. */
  async untilRan(index, seconds = 60) {
    const prompt = this.cell(index).locator('.jp-InputPrompt')
    for (const end = Date.now() + seconds * 1000; ; await pause(50)) {
      if (/\[\d+\]:/.test(await prompt.innerText())) return
      if (Date.now() > end) throw new Error(`cell ${index} did not end within ${seconds} s`)
    }
  }

  async outputOf(index) {
    return (await this.cell(index).locator('.jp-OutputArea-output').allInnerTexts()).join('\n')
  }

  /** A command of the menus, by its words. */
  async menu(name, item) {
    await this.page.locator('.lm-MenuBar-itemLabel', { hasText: new RegExp(`^${name}$`) }).click()
    await this.page
      .locator('.lm-Menu-itemLabel', { hasText: new RegExp(`^${item}`) })
      .first()
      .click()
  }

  async button(command) {
    await this.notebook.locator(`.jp-Toolbar [data-command="${command}"]`).first().click()
  }
}
