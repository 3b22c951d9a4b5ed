// Moving about in the map.

/** Which part of the drawing is seen, and how large. */
export class Camera {
  constructor(canvas, svg, layer, picture) {
    Object.assign(this, { canvas, svg, layer, picture, x: 0, y: 0, scale: 1, pointers: new Map(), wasMoved: false, isFitted: true });
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("focusin", (event) => this.reveal(event.target));
    this.observer = new ResizeObserver(() => this.isFitted && this.fit());
    this.observer.observe(canvas);
  }

  close() { this.observer.disconnect(); }

  set(x, y, scale) {
    this.scale = Math.min(4, Math.max(0.08, scale));
    [this.x, this.y] = [x, y];
    this.layer.setAttribute("transform", `translate(${x} ${y}) scale(${this.scale})`);
    this.svg.classList.toggle("far", this.scale < 0.6);
    this.svg.classList.toggle("farther", this.scale < 0.3);
  }

  /** How large the drawing is where all of it is seen. */
  get wholeScale() {
    return Math.min(1.4, (this.canvas.clientWidth - 24) / this.picture.width, (this.canvas.clientHeight - 24) / this.picture.height);
  }

  /** Where an element is in the drawing. */
  boxOf(element) {
    const box = element.getBoundingClientRect(), frame = this.canvas.getBoundingClientRect();
    return { x: (box.left - frame.left - this.x) / this.scale, y: (box.top - frame.top - this.y) / this.scale, width: box.width / this.scale, height: box.height / this.scale };
  }

  fit() {
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!width || !height) return;
    const scale = this.wholeScale;
    this.set((width - this.picture.width * scale) / 2, Math.max(12, (height - this.picture.height * scale) / 2), scale);
    this.isFitted = true;
  }

  /** Shows some boxes of the drawing. */
  show(boxes) {
    const left = Math.min(...boxes.map((box) => box.x)), top = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const scale = Math.min(1.2, width / (right - left + 160), height / (bottom - top + 160));
    this.set(width / 2 - ((left + right) / 2) * scale, height / 2 - ((top + bottom) / 2) * scale, scale);
    this.isFitted = false;
  }

  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const scale = Math.min(4, Math.max(0.08, this.scale * factor));
    const real = scale / this.scale;
    this.set(x - (x - this.x) * real, y - (y - this.y) * real, scale);
    this.isFitted = false;
  }

  wheel(event) {
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
  }

  down(event) {
    if (event.target.closest(".zoom")) return;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.wasMoved = false;
    this.travelled = 0;
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    if (event.pointerType === "mouse" && event.buttons === 0) return this.pointers.delete(event.pointerId);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (others.length === 1) {
      const distance = (place) => Math.hypot(place.x - others[0].x, place.y - others[0].y);
      const box = this.canvas.getBoundingClientRect();
      this.zoom(distance({ x: event.clientX, y: event.clientY }) / Math.max(1, distance(before)),
        (event.clientX + others[0].x) / 2 - box.left, (event.clientY + others[0].y) / 2 - box.top);
      this.wasMoved = true;
      return;
    }
    this.travelled += Math.abs(event.clientX - before.x) + Math.abs(event.clientY - before.y);
    if (this.travelled > 5) this.wasMoved = true;
    this.set(this.x + event.clientX - before.x, this.y + event.clientY - before.y, this.scale);
    this.isFitted = false;
  }

  key(event) {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) this.set(this.x + step[0], this.y + step[1], this.scale);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
    if (step) this.isFitted = false;
  }

  /** Moves what has the focus into sight. */
  reveal(element) {
    if (!element.matches?.(":focus-visible")) return;
    const box = element.getBoundingClientRect(), frame = this.canvas.getBoundingClientRect();
    if (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom) return;
    this.set(this.x + frame.left + frame.width / 2 - box.left - box.width / 2, this.y + frame.top + frame.height / 2 - box.top - box.height / 2, this.scale);
    this.isFitted = false;
  }
}
