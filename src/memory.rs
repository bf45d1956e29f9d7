//! Memory shared with another process, and memory given back to the system: the only file with
//! `unsafe`. A segment is read here and written by the other side, never at the same time: whoever
//! lends its bytes asks the other side to write only after they have come home.

#[cfg(target_os = "linux")]
pub use segment::Segment;
#[cfg(target_os = "linux")]
pub use unload::unload;

/// Lets the program's code and these constants leave the memory; elsewhere the system does it.
#[cfg(not(target_os = "linux"))]
pub fn unload(_constants: &[&'static [u8]]) {}

/// Keeps everything in one arena, because only the first one is given back wholly: at every other
/// thread's a picture's tens of megabytes would stay, and what they held. To be called before there
/// are threads; nothing here allocates often enough to wait for the one lock.
pub fn keep_together() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[allow(unsafe_code)]
    // SAFETY: mallopt only sets a number in the allocator, under its own lock.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// Whether there is memory for this many bytes more. An allocation that fails ends the whole process,
/// so whoever is about to need much asks before.
pub fn has_room(bytes: usize) -> bool {
    let mut room: Vec<u8> = Vec::new();
    let given = room.try_reserve_exact(bytes).is_ok();
    // Or else the compiler takes it for granted.
    std::hint::black_box(&room);
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    given && available(&told).is_none_or(|free| free >= bytes)
}

/// The bytes that the system could give without swapping, as proc(5) describes meminfo.
fn available(meminfo: &str) -> Option<usize> {
    let line = meminfo
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: usize = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}

/// Does some work and then returns freed memory to the system, beside whatever else is to be done; where
/// there is no thread for it, nothing is done.
pub fn give_back_after(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name("memory".to_owned());
    let started = thread.spawn(|| {
        work();
        give_back();
    });
    if let Err(error) = started {
        tracing::warn!(%error, "freed memory is kept");
    }
}

/// Returns freed memory to the system; allocators that do so by themselves need no call.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[allow(unsafe_code)]
    // SAFETY: malloc_trim only walks the allocator's own free lists, under its own locks.
    unsafe {
        libc::malloc_trim(0);
    }
}

#[cfg(target_os = "linux")]
mod unload {
    use std::ops::Range;

    use rustix::mm::Advice;

    /// A stretch of memory that is a part of a file, as proc(5) describes maps.
    #[derive(Clone)]
    struct Mapped {
        range: Range<usize>,
        rights: String,
        file: String,
    }

    /// Lets the program's code and these constants leave the memory: what is used again is read
    /// from the program's file again. What is not plainly a part of that file stays.
    pub fn unload(constants: &[&'static [u8]]) {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
        let maps: Vec<Mapped> = maps.lines().filter_map(parse).collect();
        let here = unload as fn(&[&'static [u8]]) as usize;
        let Some(code) = maps.iter().find(|map| map.range.contains(&here)) else {
            return;
        };
        let same_file = |map: &&Mapped| map.file == code.file;
        let page = rustix::param::page_size();
        for map in maps.iter().filter(same_file) {
            if map.rights == "r-xp" {
                drop_pages(map.range.clone());
            }
            for constant in constants.iter().filter(|_| map.rights == "r--p") {
                let range = constant.as_ptr_range();
                // Beside a constant there may be what the loader has written.
                let from = (range.start as usize).next_multiple_of(page);
                let to = range.end as usize / page * page;
                if from < to && map.range.start <= from && to <= map.range.end {
                    drop_pages(from..to);
                }
            }
        }
    }

    #[allow(unsafe_code)]
    fn drop_pages(range: Range<usize>) {
        let start = std::ptr::with_exposed_provenance_mut(range.start);
        // SAFETY: whole pages of a private mapping of the program's file that nobody can write to:
        // code, which is loaded wherever it happens to be, or a constant without pointers. So they
        // are as they are in the file, and come back from there when they are used.
        let _ = unsafe { rustix::mm::madvise(start, range.len(), Advice::LinuxDontNeed) };
    }

    fn parse(line: &str) -> Option<Mapped> {
        let mut words = line.split_ascii_whitespace();
        let (from, to) = words.next()?.split_once('-')?;
        let rights = words.next()?.to_owned();
        let [_, device, inode] = [words.next()?, words.next()?, words.next()?];
        let place = |number| usize::from_str_radix(number, 16).ok();
        Some(Mapped {
            range: place(from)?..place(to)?,
            rights,
            // Without the path, which changes when the program is upgraded while it runs.
            file: format!("{device} {inode}"),
        })
        .filter(|_| inode != "0")
    }
}

#[cfg(target_os = "linux")]
mod segment {
    use std::fmt;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::ptr::NonNull;

    use bytes::Bytes;
    use rustix::fs::{FallocateFlags, MemfdFlags, SealFlags};
    use rustix::mm::{MapFlags, ProtFlags};

    /// A segment of shared memory; this process only reads it.
    pub struct Segment {
        file: OwnedFd,
        start: NonNull<std::ffi::c_void>,
        length: usize,
    }

    #[allow(unsafe_code)]
    // SAFETY: the mapping belongs to the segment alone and does not depend on the thread.
    unsafe impl Send for Segment {}
    #[allow(unsafe_code)]
    // SAFETY: through a shared reference the mapping is only read.
    unsafe impl Sync for Segment {}

    impl Segment {
        /// A new segment of `length` bytes; its pages are taken only as they are written.
        ///
        /// # Errors
        /// The system's, when it has no such memory to give.
        #[allow(unsafe_code)]
        pub fn new(length: usize) -> io::Result<Self> {
            let file =
                rustix::fs::memfd_create("aloud", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
            rustix::fs::ftruncate(&file, length as u64)?;
            // Whoever shrinks the file under a mapping kills its reader with SIGBUS.
            rustix::fs::fcntl_add_seals(
                &file,
                SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL,
            )?;
            // SAFETY: a new mapping at an address the kernel chooses touches nothing of ours.
            let start = unsafe {
                rustix::mm::mmap(
                    std::ptr::null_mut(),
                    length,
                    ProtFlags::READ,
                    MapFlags::SHARED,
                    &file,
                    0,
                )?
            };
            let start = NonNull::new(start).ok_or(io::ErrorKind::OutOfMemory)?;
            Ok(Self {
                file,
                start,
                length,
            })
        }

        /// The descriptor to hand to the other side.
        ///
        /// # Errors
        /// The system's, when there are no descriptors left.
        pub fn share(&self) -> io::Result<OwnedFd> {
            self.file.try_clone()
        }

        /// The size in bytes.
        pub fn length(&self) -> usize {
            self.length
        }

        /// Gives the pages back to the system, and with them what was written; the size stays.
        ///
        /// # Errors
        /// The system's, when it cannot punch holes; then nothing has changed.
        pub fn release(&mut self) -> io::Result<()> {
            let hole = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
            // A page that is holed only in part is kept; no system has pages above 64 KiB.
            let length = self.length.next_multiple_of(1 << 16) as u64;
            rustix::fs::fallocate(&self.file, hole, 0, length)?;
            Ok(())
        }

        /// The first `length` bytes, without a copy; the segment goes to `home` when the last
        /// clone is dropped, on whatever thread that happens.
        pub fn lend(self, length: usize, home: impl FnOnce(Self) + Send + 'static) -> Bytes {
            let length = length.min(self.length);
            Bytes::from_owner(Lent {
                segment: Some(self),
                length,
                home: Some(Box::new(home)),
            })
        }

        #[allow(unsafe_code)]
        fn bytes(&self) -> &[u8] {
            // SAFETY: the mapping is `length` bytes of readable memory that lives as long as
            // `self`; the file is sealed against shrinking; the other side does not write now.
            unsafe { std::slice::from_raw_parts(self.start.as_ptr().cast(), self.length) }
        }
    }

    impl Drop for Segment {
        #[allow(unsafe_code)]
        fn drop(&mut self) {
            // SAFETY: mapped in `new`, unmapped only here, and no slice outlives the segment.
            let _ = unsafe { rustix::mm::munmap(self.start.as_ptr(), self.length) };
        }
    }

    impl fmt::Debug for Segment {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "Segment({} bytes)", self.length)
        }
    }

    type Home = Box<dyn FnOnce(Segment) + Send>;

    struct Lent {
        segment: Option<Segment>,
        length: usize,
        home: Option<Home>,
    }

    #[allow(unsafe_code)]
    // SAFETY: only the segment is reachable through a shared reference; `home` is used in `drop`.
    unsafe impl Sync for Lent {}

    impl AsRef<[u8]> for Lent {
        fn as_ref(&self) -> &[u8] {
            let bytes = self.segment.as_ref().map_or(&[][..], Segment::bytes);
            &bytes[..self.length.min(bytes.len())]
        }
    }

    impl Drop for Lent {
        fn drop(&mut self) {
            if let (Some(segment), Some(home)) = (self.segment.take(), self.home.take()) {
                home(segment);
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs::File;
    use std::os::unix::fs::FileExt;
    use std::sync::mpsc;

    use super::Segment;

    #[test]
    fn there_is_room_for_little_and_not_for_more_than_there_is() {
        assert!(super::has_room(1 << 20));
        // More than any address space has.
        assert!(!super::has_room(1 << 60));
        let meminfo = "MemFree:   9 kB\nMemAvailable:    2048 kB\nCached: 7 kB\n";
        assert_eq!(super::available(meminfo), Some(2 << 20));
        assert_eq!(super::available("MemFree: 9 kB\n"), None);
    }

    #[test]
    fn what_the_other_side_writes_is_read_and_comes_home_with_the_last_clone() {
        let segment = Segment::new(8192).unwrap();
        let other_side = File::from(segment.share().unwrap());
        other_side.write_all_at(b"pixels", 4096).unwrap();
        let (home, homecomers) = mpsc::channel();
        let bytes = segment.lend(4102, move |segment| home.send(segment).unwrap());
        let clone = bytes.slice(4096..);
        drop(bytes);
        assert_eq!(&clone[..], b"pixels");
        assert!(homecomers.try_recv().is_err());
        drop(clone);
        assert_eq!(homecomers.try_recv().unwrap().length(), 8192);
    }

    #[test]
    fn released_pages_are_gone_and_the_size_stays() {
        let mut segment = Segment::new((1 << 20) + 5).unwrap();
        let other_side = File::from(segment.share().unwrap());
        other_side.write_all_at(&[7; (1 << 20) + 5], 0).unwrap();
        let taken = || rustix::fs::fstat(&other_side).unwrap().st_blocks;
        assert!(taken() > 0);
        segment.release().unwrap();
        assert_eq!(taken(), 0);
        assert!(segment.lend(usize::MAX, drop).iter().all(|&byte| byte == 0));
        assert!(other_side.set_len(10).is_err(), "not sealed");
    }

    /// How often this thread has had a page brought in (proc(5), stat).
    fn faults() -> u64 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let after_name = &stat[stat.rfind(')').unwrap() + 2..];
        after_name.split(' ').nth(7).unwrap().parse().unwrap()
    }

    #[test]
    fn unloaded_constants_come_back_as_they_were_and_what_is_no_constant_stays() {
        static LARGE: [u8; 1 << 20] = [7; 1 << 20];
        let sum = |bytes: &[u8]| bytes.iter().map(|&byte| u64::from(byte)).sum::<u64>();
        let touched = |bytes: &'static [u8]| {
            let before = faults();
            let sum = sum(std::hint::black_box(bytes));
            (sum, faults() - before)
        };
        let own: &'static [u8] = vec![9; 1 << 20].leak();
        let (first, _) = touched(&LARGE);
        let (_, settled) = touched(&LARGE);
        super::unload(&[&LARGE, own]);
        let (again, faults) = touched(&LARGE);
        assert_eq!(again, first);
        assert!(faults > settled + 3, "{settled} {faults}");
        assert_eq!(touched(own).0, 9 << 20);
    }
}
