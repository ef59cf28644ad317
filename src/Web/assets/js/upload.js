// A file that is too large is told before it is sent: [data-most] is in bytes.
document.addEventListener('change', event => {
  const input = event.target;
  if (!input.matches?.('input[type="file"][data-most]')) return;
  const large = [...input.files].some(file => file.size > Number(input.dataset.most));
  input.setCustomValidity(large ? input.dataset.tooMuch : '');
  input.reportValidity();
  if (large) input.value = '';
});
