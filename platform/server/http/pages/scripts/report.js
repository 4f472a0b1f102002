/* 随手拍 · What a script adds to the plain form: smaller photos, a tap on the map, sites by name, and a draft that is not lost. */
const form = document.querySelector('form[data-report]');
{
  const input = (name) => form.elements.namedItem(name);
  const show = (selector) => { for (const part of form.querySelectorAll(selector)) part.hidden = false; };

  /* Photos are made smaller here: less to send, and camera data stay on the phone. A browser that cannot sends them as they are. */
  const EDGE = 1600;
  const smaller = async (file) => {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.82); });
      return blob === null ? file : new File([blob], 'photo.jpg', { type: 'image/jpeg' });
    } catch {
      return file;
    }
  };
  const setUpPhotos = () => {
    const photos = form.querySelector('#photos');
    photos?.addEventListener('change', async () => {
      const list = new DataTransfer();
      for (const file of [...photos.files].slice(0, 3)) list.items.add(await smaller(file));
      photos.files = list.files;
      const shown = form.querySelector('[data-photos-shown]');
      for (const old of shown.children) URL.revokeObjectURL(old.src);
      shown.replaceChildren(...[...photos.files].map((file) => {
        const image = document.createElement('img');
        image.src = URL.createObjectURL(file);
        image.alt = file.name;
        return image;
      }));
      shown.hidden = photos.files.length === 0;
    });
  };

  /* Where it is. */
  const map = form?.querySelector('[data-map]') ?? null;
  const mark = (longitude, latitude) => {
    input('longitude').value = longitude.toFixed(6);
    input('latitude').value = latitude.toFixed(6);
    if (map === null) return;
    const { west, east, north, south } = map.dataset;
    map.querySelector('circle')?.remove();
    const [x, y] = [(longitude - west) / (east - west), (north - latitude) / (north - south)];
    if (x < 0 || x > 1 || y < 0 || y > 1) return;
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    dot.setAttribute('cx', String(x * map.viewBox.baseVal.width));
    dot.setAttribute('cy', String(y * map.viewBox.baseVal.height));
    dot.setAttribute('r', '8');
    map.append(dot);
  };
  const setUpMap = () => {
    if (map !== null) {
      show('[data-map-field]');
      map.addEventListener('click', (event) => {
        const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
        const { west, east, north, south } = map.dataset;
        const box = map.viewBox.baseVal;
        mark(Number(west) + (at.x / box.width) * (east - west), north - (at.y / box.height) * (north - south));
        const place = event.target.closest('path')?.dataset.place;
        for (const path of map.querySelectorAll('path')) path.classList.toggle('is-chosen', path.dataset.place === place);
        if (place !== undefined && input('placeId').value === '') input('placeId').value = place;
      });
    }
  };
  const setUpPosition = () => {
    const here = form.querySelector('[data-here]');
    if (here !== null && 'geolocation' in navigator && window.isSecureContext) {
      show('[data-here-field]');
      const status = form.querySelector('[data-here-status]');
      here.addEventListener('click', () => {
        navigator.geolocation.getCurrentPosition(
          ({ coords }) => { mark(coords.longitude, coords.latitude); status.textContent = here.dataset.done; },
          () => { status.textContent = here.dataset.failed; },
          { enableHighAccuracy: true, timeout: 10_000 },
        );
      });
    }
  };
  const setUpSites = () => {
    const site = form.querySelector('[data-sites]');
    if (site !== null) {
      show('[data-site-field]');
      const found = new Map();
      let waiting = 0;
      site.addEventListener('input', () => {
        input('siteId').value = found.get(site.value) ?? '';
        clearTimeout(waiting);
        if (site.value.trim().length < 2 || input('siteId').value !== '') return;
        waiting = setTimeout(async () => {
          const answer = await fetch(`${site.dataset.sites}?q=${encodeURIComponent(site.value.trim().slice(0, 40))}`).catch(() => null);
          if (answer === null || !answer.ok) return;
          const { rows } = await answer.json();
          const list = form.querySelector('#sites');
          list.replaceChildren(...rows.map((row) => {
            found.set(row.name, row.id);
            const option = document.createElement('option');
            option.value = row.name;
            option.label = document.documentElement.lang === 'en' ? row.placeEn : row.placeZh;
            return option;
          }));
        }, 250);
      });
    }
  };

  /* A draft survives a lost connection or a closed page; on this device only, and gone once sent. */
  const setUpDraft = () => {
    const KEY = `lianchuang.report:${location.pathname}`;
    const NAMES = ['words', 'address', 'placeId'];
    try {
      const draft = JSON.parse(localStorage.getItem(KEY) ?? '{}');
      for (const name of NAMES) if (input(name) !== null && input(name).value === '' && draft[name]) input(name).value = draft[name];
      for (const choice of form.querySelectorAll('input[name="categoryCode"][type="radio"]')) if (choice.value === draft.categoryCode && form.querySelector('input[name="categoryCode"]:checked') === null) choice.checked = true;
      form.addEventListener('input', () => {
        const kept = Object.fromEntries(NAMES.map((name) => [name, input(name)?.value ?? '']));
        localStorage.setItem(KEY, JSON.stringify({ ...kept, categoryCode: form.querySelector('input[name="categoryCode"]:checked')?.value ?? '' }));
      });
    } catch {
      /* Without storage there is no draft; the form works all the same. */
    }
    let sending = false;
    form.addEventListener('submit', (event) => {
      if (sending) { event.preventDefault(); return; }
      sending = true;
      try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    });
  };
  if (form !== null) {
    setUpPhotos();
    setUpMap();
    setUpPosition();
    setUpSites();
    setUpDraft();
    document.querySelector('.pub-alert')?.focus();
  }
}
