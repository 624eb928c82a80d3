// Stands between a program and the files below FAULTIO_FOLDER. Loaded by LD_PRELOAD; links nothing of ours.
// A library whose name contains FAULTIO_NO_LIBRARY is not there when it is asked for.
//
// It writes every write, sync, truncation and removal to FAULTIO_LOG (the records are read by DiskHistory),
// and lets the n-th call of a kind fail if the program has asked for that by faultio_arm().

#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

// Numbers of DiskHistory and of the tests.
enum Call { Write, Sync, Open, Truncate, Unlink };

struct Fault
{
    int call = -1;
    int error = 0;
    int countdown = 0; // fails when it comes to 0
    bool persistent = false;
    int calls = 0;
};

constexpr int Files = 1024;
constexpr std::size_t PathLength = 512;

std::mutex mutex;
Fault fault;
char paths[Files][PathLength]; // by file descriptor; empty if it is not below the folder

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

bool isOurs(const char *path)
{
    static const char *const folder = std::getenv("FAULTIO_FOLDER");
    return folder && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

const char *pathOf(int file)
{
    return file >= 0 && file < Files && paths[file][0] ? paths[file] : nullptr;
}

// True if this call is to fail; errno says how.
bool fails(Call call)
{
    const std::lock_guard lock(mutex);
    if (fault.call != call)
        return false;
    ++fault.calls;
    if (fault.countdown > 0)
        --fault.countdown;
    if (fault.countdown > 0 || (!fault.persistent && fault.error == 0))
        return false;
    errno = fault.error;
    if (!fault.persistent)
        fault.error = 0;
    return true;
}

void record(Call call, const char *path, std::int64_t offset, const void *bytes, std::size_t size)
{
    static const char *const name = std::getenv("FAULTIO_LOG");
    if (!name)
        return;
    static auto *const realOpen = next<int(const char *, int, ...)>("open");
    static auto *const realWrite = next<ssize_t(int, const void *, std::size_t)>("write");
    static const int log = realOpen(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const std::int64_t head[] = {call, static_cast<std::int64_t>(std::strlen(path)), offset,
                                 static_cast<std::int64_t>(size)};
    const int before = errno;
    const std::lock_guard lock(mutex);
    (void)!realWrite(log, head, sizeof head);
    (void)!realWrite(log, path, std::strlen(path));
    if (bytes && size > 0)
        (void)!realWrite(log, bytes, size);
    errno = before;
}

int opened(int file, const char *path)
{
    if (file >= 0 && file < Files) {
        paths[file][0] = '\0';
        if (isOurs(path) && std::strlen(path) < PathLength)
            std::strcpy(paths[file], path);
    }
    return file;
}

int openFile(const char *name, const char *path, int flags, va_list arguments)
{
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0;
    if (isOurs(path) && fails(Open))
        return -1;
    return opened(next<int(const char *, int, ...)>(name)(path, flags, mode), path);
}

ssize_t writeAt(const char *name, int file, const void *bytes, std::size_t size, off_t offset)
{
    const char *path = pathOf(file);
    if (path && fails(Write))
        return -1;
    const ssize_t written =
        next<ssize_t(int, const void *, std::size_t, off_t)>(name)(file, bytes, size, offset);
    if (path && written > 0)
        record(Write, path, offset, bytes, static_cast<std::size_t>(written));
    return written;
}

int sync(const char *name, int file)
{
    const char *path = pathOf(file);
    if (path && fails(Sync))
        return -1;
    const int done = next<int(int)>(name)(file);
    if (path && done == 0)
        record(Sync, path, 0, nullptr, 0);
    return done;
}

int truncate(const char *name, int file, off_t size)
{
    const char *path = pathOf(file);
    if (path && fails(Truncate))
        return -1;
    const int done = next<int(int, off_t)>(name)(file, size);
    if (path && done == 0)
        record(Truncate, path, size, nullptr, 0);
    return done;
}

} // namespace

extern "C" {

// From now on the n-th call of that kind fails with that error, and if it is persistent all after it, too.
void faultio_arm(int call, int error, int nth, int persistent)
{
    const std::lock_guard lock(mutex);
    fault = {call, error, nth, persistent != 0, 0};
}

// All calls work again. The number of calls of that kind since faultio_arm().
int faultio_disarm()
{
    const std::lock_guard lock(mutex);
    const int calls = fault.calls;
    fault = {};
    return calls;
}

void *dlopen(const char *name, int flags)
{
    static const char *const missing = std::getenv("FAULTIO_NO_LIBRARY");
    const bool isMissing = missing && name && std::strstr(name, missing);
    return next<void *(const char *, int)>("dlopen")(isMissing ? "/nonexistent/library.so" : name, flags);
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const int file = openFile("open", path, flags, arguments);
    va_end(arguments);
    return file;
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const int file = openFile("open64", path, flags, arguments);
    va_end(arguments);
    return file;
}

int close(int file)
{
    if (file >= 0 && file < Files)
        paths[file][0] = '\0';
    return next<int(int)>("close")(file);
}

ssize_t write(int file, const void *bytes, std::size_t size)
{
    const char *path = pathOf(file);
    if (!path)
        return next<ssize_t(int, const void *, std::size_t)>("write")(file, bytes, size);
    if (fails(Write))
        return -1;
    struct stat status = {};
    const bool appends = (fcntl(file, F_GETFL) & O_APPEND) != 0 && fstat(file, &status) == 0;
    const off_t offset = appends ? status.st_size : lseek(file, 0, SEEK_CUR);
    const ssize_t written = next<ssize_t(int, const void *, std::size_t)>("write")(file, bytes, size);
    if (written > 0)
        record(Write, path, offset, bytes, static_cast<std::size_t>(written));
    return written;
}

ssize_t pwrite(int file, const void *bytes, std::size_t size, off_t offset)
{
    return writeAt("pwrite", file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void *bytes, std::size_t size, off64_t offset)
{
    return writeAt("pwrite64", file, bytes, size, offset);
}

int fsync(int file)
{
    return sync("fsync", file);
}

int fdatasync(int file)
{
    return sync("fdatasync", file);
}

int ftruncate(int file, off_t size) noexcept
{
    return truncate("ftruncate", file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    return truncate("ftruncate64", file, size);
}

int unlink(const char *path) noexcept
{
    const bool ours = isOurs(path);
    if (ours && fails(Unlink))
        return -1;
    const int done = next<int(const char *)>("unlink")(path);
    if (ours && done == 0)
        record(Unlink, path, 0, nullptr, 0);
    return done;
}

} // extern "C"
